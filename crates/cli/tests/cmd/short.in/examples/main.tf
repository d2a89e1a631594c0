resource "aws_api_gateway_domain_name" "orders" {
  domain_name     = "orders.example.com"
  security_policy = "TLS_1_0"
  tags            = { team = "orders" }
}
