# Not below the directory that is scanned: nothing is reported here.
resource "aws_api_gateway_domain_name" "search" {
  domain_name     = "search.example.com"
  security_policy = "TLS_1_0"
}
