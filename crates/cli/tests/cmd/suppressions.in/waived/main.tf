resource "aws_kms_key" "orders" {
}

module "keys" {
  source = "./keys"
}

module "logs" {
  source = "./logs"
}

module "old" {
  source = "./old"
}
