resource "aws_api_gateway_domain_name" "other_script" {
  domain_name     = "other-script.example.com"
  security_policy = "TLS_1_0"
}
