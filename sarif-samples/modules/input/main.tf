# One module, called twice. The same line of the module is wrong for one call and right for the other.

module "orders" {
  source = "./modules/public-api"

  name            = "orders"
  minimum_tls     = "TLS_1_2"
  tracing_enabled = false
}

module "returns" {
  source = "./modules/public-api"

  name            = "returns"
  minimum_tls     = "TLS_1_0"
  tracing_enabled = false
}

module "monitoring" {
  source  = "example-corp/monitoring/aws"
  version = "4.2.0"

  apis = [module.orders.id, module.returns.id]
}
