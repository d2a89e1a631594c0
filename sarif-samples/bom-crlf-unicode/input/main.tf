# Das Maß aller Dinge: Größe, Länge, Breite.
resource "aws_api_gateway_domain_name" "café" {
  domain_name = "café.example.com"
  tags = { note = "🔒 größer" }
  /* 🚪 */ security_policy = "TLS_1_0"
}

resource "aws_api_gateway_rest_api" "straße" {
  name = "straße 🛣️"
  endpoint_configuration {
	/* 🚧 tab and emoji before the column */ types = ["REGIONAL"]
  }
}
