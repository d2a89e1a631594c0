variable "public" {
  type = bool
}

# What another configuration says of the network.
data "terraform_remote_state" "network" {
  backend = "local"
  config = {
    path = "${path.module}/network.tfstate"
  }
}

module "orders" {
  source   = "./database"
  for_each = data.terraform_remote_state.network.outputs.databases

  name      = each.key
  encrypted = each.value.encrypted
  public    = var.public
}

provider "aws" {
  region = "eu-central-1"
}
