resource "aws_api_gateway_domain_name" "two_words" {
  domain_name     = "two-words.example.com"
  security_policy = "TLS_1_0"
}
