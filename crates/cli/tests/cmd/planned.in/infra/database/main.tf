variable "name" {}
variable "encrypted" {}
variable "public" {}

resource "aws_db_instance" "this" {
  identifier              = var.name
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 20
  backup_retention_period = 7
  storage_encrypted       = var.encrypted
  publicly_accessible     = var.public
}
