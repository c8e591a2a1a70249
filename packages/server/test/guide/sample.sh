# Health check
curl https://api.inbox-hub.com/health

# Test de autenticación
curl -X POST https://api.inbox-hub.com/api/auth/login \
  -H "Content-Type: application/json" \
  -d '{"identifier":"test@empresa.com","password":"test_password"}'
