resource "aws_api_gateway_domain_name" "hash" {
  domain_name     = "hash.example.com"
  security_policy = "TLS_1_0"
}
