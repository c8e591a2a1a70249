<?php
class InboxHubCRM {
    private $baseURL = 'https://api.inbox-hub.com';
    private $apiKey;
    private $email;
    private $password;
    private $accessToken;
    private $tokenExpires;

    public function __construct($apiKey, $email, $password) {
        $this->apiKey = $apiKey;
        $this->email = $email;
        $this->password = $password;
    }

    public function login() {
        $response = $this->makeRequest('POST', '/api/auth/login', [
            'identifier' => $this->email,
            'password' => $this->password
        ]);

        if ($response['success']) {
            $this->accessToken = $response['data']['accessToken'];
            $this->tokenExpires = time() + (23 * 3600); // 23 horas
            return true;
        }
        return false;
    }

    private function getHeaders($forWhatsApp = true) {
        if (!$this->accessToken || time() >= $this->tokenExpires) {
            $this->login();
        }

        // Para rutas de WhatsApp: SOLO API Key
        if ($forWhatsApp) {
            return [
                'X-API-Key: ' . $this->apiKey,
                'Content-Type: application/json'
            ];
        }
        // Para rutas de auth/organizaciones: JWT + API Key
        return [
            'Authorization: Bearer ' . $this->accessToken,
            'X-API-Key: ' . $this->apiKey,
            'Content-Type: application/json'
        ];
    }

    public function sendMessage($sessionId, $to, $message) {
        return $this->makeRequest('POST', "/api/messages/{$sessionId}/send", [
            'to' => $to,
            'message' => $message
        ], true); // true = para WhatsApp (solo API Key)
    }

    private function makeRequest($method, $endpoint, $data = null) {
        $curl = curl_init();
        curl_setopt_array($curl, [
            CURLOPT_URL => $this->baseURL . $endpoint,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => $this->getHeaders(),
            CURLOPT_POSTFIELDS => $data ? json_encode($data) : null,
        ]);

        $response = curl_exec($curl);
        curl_close($curl);

        return json_decode($response, true);
    }
}

// Uso
$crm = new InboxHubCRM('tu_api_key', 'usuario@empresa.com', 'password');
$crm->login();

// Enviar mensaje
$result = $crm->sendMessage('session_01', '34612345678', 'Hola desde PHP!');
?>
