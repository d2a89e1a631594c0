resource "aws_api_gateway_domain_name" "legacy" {
  domain_name = "legacy.example.com"
  # tollgate:ignore aws-api-gateway-domain-name-outdated-tls -- the scanners in the warehouse speak TLS 1.1; gone in spring
  security_policy = "TLS_1_0"
}

resource "aws_api_gateway_domain_name" "forgotten" {
  domain_name     = "forgotten.example.com"
  security_policy = "TLS_1_0" # checkov:skip=CKV_AWS_59:another rule
}

# The setting was fixed and the comment was not removed.
resource "aws_api_gateway_domain_name" "fixed" {
  domain_name     = "fixed.example.com"
  security_policy = "TLS_1_2" # tollgate:ignore aws-api-gateway-domain-name-outdated-tls -- until the next release
}
