resource "aws_api_gateway_domain_name" "payments" {
  domain_name     = "payments.example.com"
  security_policy = "TLS_1_0"
}
