module "orders" {
  source     = "../api"
  stage_name = "beta"
}

module "invoices" {
  source     = "../api"
  stage_name = "live"
}
