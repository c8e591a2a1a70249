import requests
import time
from datetime import datetime, timedelta

class InboxHubCRM:
    def __init__(self, api_key, email, password):
        self.base_url = 'https://api.inbox-hub.com'
        self.api_key = api_key
        self.email = email
        self.password = password
        self.access_token = None
        self.token_expires = None

    def login(self):
        response = requests.post(f'{self.base_url}/api/auth/login', json={
            'identifier': self.email,
            'password': self.password
        })

        if response.status_code == 200:
            data = response.json()
            self.access_token = data['data']['accessToken']
            self.token_expires = datetime.now() + timedelta(hours=23)
            return True
        return False

    def get_headers(self, for_whatsapp=True):
        if not self.access_token or datetime.now() >= self.token_expires:
            self.login()

        # Para rutas de WhatsApp: SOLO API Key
        if for_whatsapp:
            return {
                'X-API-Key': self.api_key,
                'Content-Type': 'application/json'
            }
        # Para rutas de auth/organizaciones: JWT + API Key
        return {
            'Authorization': f'Bearer {self.access_token}',
            'X-API-Key': self.api_key,
            'Content-Type': 'application/json'
        }

    def send_message(self, session_id, to, message):
        response = requests.post(
            f'{self.base_url}/api/messages/{session_id}/send',
            headers=self.get_headers(for_whatsapp=True), # Solo API Key para WhatsApp
            json={'to': to, 'message': message}
        )
        return response.json()

    def get_contacts(self, session_id, page=1):
        response = requests.get(
            f'{self.base_url}/api/contacts/{session_id}?page={page}',
            headers=self.get_headers(for_whatsapp=True) # Solo API Key para WhatsApp
        )
        return response.json()

# Uso
crm = InboxHubCRM('tu_api_key', 'usuario@empresa.com', 'password')
crm.login()

# Enviar mensaje
result = crm.send_message('session_01', '34612345678', 'Hola desde Python!')
