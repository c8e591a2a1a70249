// Ejemplo en JavaScript/Node.js
class InboxHubAuth {
  constructor(email, password, apiKey = 'YOUR_API_KEY') {
    this.email = email;
    this.password = password;
    this.apiKey = apiKey; // API Key por defecto para WhatsApp
    this.accessToken = null;
    this.refreshToken = null;
  }

  async login() {
    const response = await fetch('https://api.inbox-hub.com/api/auth/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        identifier: this.email,
        password: this.password
      })
    });

    const data = await response.json();
    if (data.success) {
      this.accessToken = data.data.accessToken;
      this.refreshToken = data.data.refreshToken;

      // Renovar automáticamente antes de que expire
      setTimeout(() => this.renewToken(), 23 * 60 * 60 * 1000); // 23 horas
    }
    return data;
  }

  async renewToken() {
    // Implementar renovación con refreshToken
    return await this.login(); // Fallback: nuevo login
  }

  getHeaders(forWhatsApp = true) {
    // Para rutas de WhatsApp: SOLO API Key
    if (forWhatsApp) {
      return {
        'X-API-Key': this.apiKey,
        'Content-Type': 'application/json'
      };
    }
    // Para rutas de auth/organizaciones: JWT + API Key
    return {
      'Authorization': `Bearer ${this.accessToken}`,
      'X-API-Key': this.apiKey,
      'Content-Type': 'application/json'
    };
  }
}

class InboxHubCRM {
  constructor(apiKey, email, password) {
    this.baseURL = 'https://api.inbox-hub.com';
    this.auth = new InboxHubAuth(email, password, apiKey);
  }

  async init() {
    await this.auth.login();
  }

    async sendMessage(sessionId, to, message) {
    const response = await fetch(`${this.baseURL}/api/messages/${sessionId}/send`, {
      method: 'POST',
      headers: this.auth.getHeaders(true), // true = para WhatsApp (solo API Key)
      body: JSON.stringify({ to, message })
    });
    return await response.json();
  }

  async getContacts(sessionId, page = 1) {
    const response = await fetch(`${this.baseURL}/api/contacts/${sessionId}?page=${page}`, {
      headers: this.auth.getHeaders(true) // true = para WhatsApp (solo API Key)
    });
    return await response.json();
  }

  async getSessionStatus(sessionId) {
    const response = await fetch(`${this.baseURL}/api/sessions/${sessionId}/status`, {
      headers: this.auth.getHeaders(true) // true = para WhatsApp (solo API Key)
    });
    return await response.json();
  }
}

// Uso
const crm = new InboxHubCRM('tu_api_key', 'usuario@empresa.com', 'password');
await crm.init();

// Enviar mensaje
await crm.sendMessage('session_01', '34612345678', 'Hola desde el CRM!');
