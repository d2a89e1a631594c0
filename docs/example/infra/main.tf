variable "admins" {
  type    = list(string)
  default = ["0.0.0.0/0"]
}

variable "db_password" {
  type      = string
  sensitive = true
}

resource "aws_security_group" "bastion" {
  name        = "bastion"
  description = "Administration of the order service"

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = var.admins
  }
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  instance_class          = "db.t4g.medium"
  allocated_storage       = 50
  username                = "orders"
  password                = var.db_password
  backup_retention_period = 7
  storage_encrypted       = false
}
