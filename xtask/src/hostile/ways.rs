//! Resources that are joined by names and labels, or through several others: from 5,000 to 20,000 of each in one root at
//! 4n.

use super::Family;
use super::joins::N;

pub(super) static FAMILIES: &[Family] = &[
    Family::of_each("roles and bindings", N, &[ROLE, ROLE_BINDING]),
    Family::of_each("workloads and budgets", N / 4, &[DEPLOYMENT, BUDGET]),
    Family::of_each("workloads and network policies", N / 4, &[POD, NETWORK_POLICY]),
    Family::of_each("workloads and services", N / 2, &[STATEFUL_SET, SERVICE]),
    Family::of_each("OSS buckets and policies", N / 2, &[OSS_BUCKET, OSS_POLICY, OSS_LOGGING]),
    Family::of_each(
        "subnets, route tables and databases",
        N / 4,
        &[SUBNET, ROUTE_TABLE, ROUTE, TABLE_ASSOCIATION, SUBNET_GROUP, GROUP_OF_ALL, DATABASE],
    ),
    Family::of_each("databases behind one table", N / 4, &[SHARED_NETWORK, ROUTE_OF_ONE, DATABASE_OF_ONE]),
    Family::of_each("databases and hosts of one group", N / 4, &[SHARED_GROUP, HOST, DATABASE_FOR_HOSTS]),
    Family::of_each(
        "load balancer rules and interfaces",
        N / 2,
        &[BALANCER, POOL, BALANCER_RULE, INTERFACE, POOL_ASSOCIATION, NETWORK_GROUP, GROUP_ASSOCIATION],
    ),
    Family::of_each("public instances that share a role", N / 2, &[PUBLIC_INSTANCE]),
    Family::of_each("instances that share a role", N / 2, &[PUBLIC_INSTANCE, PRIVATE_INSTANCE]),
    Family::of_each("access keys of one user", N, &[ACCESS_KEY]),
];

const ROLE: &str = r#"resource "kubernetes_role_v1" "r#" {
  metadata {
    name = "role-#"
  }
  rule {
    api_groups = [""]
    resources  = ["secrets"]
    verbs      = ["get"]
  }
}

"#;

const ROLE_BINDING: &str = r#"resource "kubernetes_role_binding_v1" "b#" {
  metadata {
    name = "binding-#"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "Role"
    name      = kubernetes_role_v1.r#.metadata[0].name
  }
  subject {
    kind = "User"
    name = "user-#"
  }
}

"#;

const DEPLOYMENT: &str = r#"resource "kubernetes_deployment_v1" "d#" {
  metadata {
    name = "deployment-#"
  }
  spec {
    replicas = 2
    template {
      metadata {
        labels = { system = "shop", part = "part-#" }
      }
      spec {
        service_account_name = "account-#"
      }
    }
  }
}

"#;

/// It selects the pods of one deployment in ten, or of none.
const BUDGET: &str = r#"resource "kubernetes_pod_disruption_budget_v1" "b#" {
  metadata {
    name = "budget-#"
  }
  spec {
    max_unavailable = "1"
    selector {
      match_labels = { system = "shop", part = "part-1#" }
    }
  }
}

"#;

const POD: &str = r#"resource "kubernetes_pod_v1" "p#" {
  metadata {
    name   = "pod-#"
    labels = { system = "shop", part = "part-#" }
  }
  spec {
    service_account_name = "account"
  }
}

"#;

const NETWORK_POLICY: &str = r#"resource "kubernetes_network_policy_v1" "n#" {
  metadata {
    name = "policy-#"
  }
  spec {
    policy_types = ["Ingress"]
    pod_selector {
      match_labels = { system = "shop" }
      match_expressions {
        key      = "part"
        operator = "In"
        values   = ["part-#", "part-1#"]
      }
    }
  }
}

"#;

const STATEFUL_SET: &str = r#"resource "kubernetes_stateful_set_v1" "s#" {
  metadata {
    name = "set-#"
  }
  spec {
    service_name = "service-#"
    selector {
      match_labels = { part = "part-#" }
    }
  }
}

"#;

const SERVICE: &str = r#"resource "kubernetes_service_v1" "s#" {
  metadata {
    name = "service-#"
  }
  spec {
    cluster_ip = "None"
    selector   = { part = "part-#" }
  }
}

"#;

const OSS_BUCKET: &str = r#"resource "alicloud_oss_bucket" "b#" {
  bucket = "bucket-#"
}

"#;

const OSS_POLICY: &str = r#"resource "alicloud_oss_bucket_policy" "p#" {
  bucket = alicloud_oss_bucket.b#.bucket
  policy = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = ["oss:GetObject"], Principal = ["*"], Resource = ["acs:oss:*:*:bucket-#/*"] }] })
}

"#;

const OSS_LOGGING: &str = r#"resource "alicloud_oss_bucket_logging" "l#" {
  bucket        = alicloud_oss_bucket.b#.id
  target_bucket = alicloud_oss_bucket.b0.id
}

"#;

const SUBNET: &str = r#"resource "aws_subnet" "s#" {
  vpc_id     = "vpc-#"
  cidr_block = "10.0.1.0/24"
}

"#;

const ROUTE_TABLE: &str = r#"resource "aws_route_table" "t#" {
  vpc_id = "vpc-#"
}

"#;

const ROUTE: &str = r#"resource "aws_route" "r#" {
  route_table_id         = aws_route_table.t#.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = "igw-#"
}

"#;

const TABLE_ASSOCIATION: &str = r#"resource "aws_route_table_association" "a#" {
  subnet_id      = aws_subnet.s#.id
  route_table_id = aws_route_table.t#.id
}

"#;

const SUBNET_GROUP: &str = r#"resource "aws_db_subnet_group" "g#" {
  name       = "group-#"
  subnet_ids = [aws_subnet.s#.id]
}

"#;

const GROUP_OF_ALL: &str = r#"resource "aws_security_group" "g#" {
  name        = "group-#"
  description = "of database #"
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

"#;

const DATABASE: &str = r#"resource "aws_db_instance" "d#" {
  identifier             = "database-#"
  engine                 = "postgres"
  publicly_accessible    = true
  db_subnet_group_name   = aws_db_subnet_group.g#.name
  vpc_security_group_ids = [aws_security_group.g#.id]
}

"#;

/// Those with the number 0 are used.
const SHARED_NETWORK: &str = r#"resource "aws_route_table" "t#" {
  vpc_id = "vpc"
}

resource "aws_subnet" "s#" {
  vpc_id = "vpc"
}

resource "aws_route_table_association" "a#" {
  subnet_id      = aws_subnet.s#.id
  route_table_id = aws_route_table.t0.id
}

resource "aws_db_subnet_group" "g#" {
  subnet_ids = [aws_subnet.s#.id]
}

"#;

const ROUTE_OF_ONE: &str = r#"resource "aws_route" "r#" {
  route_table_id         = aws_route_table.t0.id
  destination_cidr_block = "10.0.0.0/8"
  transit_gateway_id     = "tgw-#"
}

"#;

const DATABASE_OF_ONE: &str = r#"resource "aws_db_instance" "d#" {
  identifier           = "database-#"
  engine               = "postgres"
  publicly_accessible  = true
  db_subnet_group_name = aws_db_subnet_group.g#.id
}

"#;

const SHARED_GROUP: &str = r#"resource "aws_security_group" "h#" {
  name        = "hosts-#"
  description = "of hosts"
}

resource "aws_security_group" "d#" {
  name        = "database-#"
  description = "of database #"
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.h0.id]
  }
}

"#;

const HOST: &str = r#"resource "aws_instance" "h#" {
  ami                    = "ami-#"
  vpc_security_group_ids = [aws_security_group.h0.id]
}

"#;

const DATABASE_FOR_HOSTS: &str = r#"resource "aws_db_instance" "d#" {
  identifier             = "database-#"
  engine                 = "postgres"
  vpc_security_group_ids = [aws_security_group.d#.id]
}

"#;

const BALANCER: &str = r#"resource "azurerm_lb" "b#" {
  name = "balancer-#"
  frontend_ip_configuration {
    name                 = "front"
    public_ip_address_id = "address-#"
  }
}

"#;

const POOL: &str = r#"resource "azurerm_lb_backend_address_pool" "p#" {
  name            = "pool-#"
  loadbalancer_id = azurerm_lb.b#.id
}

"#;

const BALANCER_RULE: &str = r#"resource "azurerm_lb_rule" "r#" {
  name                           = "rule-#"
  loadbalancer_id                = azurerm_lb.b#.id
  frontend_ip_configuration_name = "front"
  protocol                       = "Tcp"
  frontend_port                  = 3389
  backend_port                   = 3389
  backend_address_pool_ids       = [azurerm_lb_backend_address_pool.p#.id]
}

"#;

const INTERFACE: &str = r#"resource "azurerm_network_interface" "i#" {
  name = "interface-#"
  ip_configuration {
    name      = "internal"
    subnet_id = "subnet-#"
  }
}

"#;

const POOL_ASSOCIATION: &str = r#"resource "azurerm_network_interface_backend_address_pool_association" "a#" {
  network_interface_id    = azurerm_network_interface.i#.id
  ip_configuration_name   = "internal"
  backend_address_pool_id = azurerm_lb_backend_address_pool.p#.id
}

"#;

const NETWORK_GROUP: &str = r#"resource "azurerm_network_security_group" "g#" {
  name = "group-#"
  security_rule {
    name                       = "remote"
    priority                   = 100
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_port_range          = "*"
    destination_port_range     = "3389"
    source_address_prefix      = "*"
    destination_address_prefix = "*"
  }
}

"#;

const GROUP_ASSOCIATION: &str = r#"resource "azurerm_network_interface_security_group_association" "a#" {
  network_interface_id      = azurerm_network_interface.i#.id
  network_security_group_id = azurerm_network_security_group.g#.id
}

"#;

const PUBLIC_INSTANCE: &str = r#"resource "aws_instance" "a#" {
  ami                         = "ami-#"
  associate_public_ip_address = true
  iam_instance_profile        = "shared"
}

"#;

const PRIVATE_INSTANCE: &str = r#"resource "aws_instance" "b#" {
  ami                         = "ami-#"
  associate_public_ip_address = false
  iam_instance_profile        = "shared"
}

"#;

const ACCESS_KEY: &str = r#"resource "aws_iam_access_key" "k#" {
  user = "deployer"
}

"#;
