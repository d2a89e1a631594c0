use super::TEMPLATE;
use crate::prelude::*;

pub(in crate::gcp::kms) static ARTIFACT_REGISTRY: Rule = Rule {
    id: "gcp-kms-without-customer-key-artifact-registry",
    guid: "ba84bcb0-14a3-5504-b8a5-a9ef7c20f41a",
    aliases: &["gcp/kms_without_customer_key_artifact_registry", "CKV_GCP_84"],
    targets: &["google_artifact_registry_repository"],
    check: Check::Attribute(attribute("kms_key_name").is_present().for_blocks(holds_packages)),
    words: &[
        ("Data", "Artifact Registry repository is"),
        ("service", "Artifact Registry"),
        ("background", "A virtual repository holds no data itself, and is not reported."),
        ("attribute", "kms_key_name"),
        ("type", "google_artifact_registry_repository"),
        ("page", "artifact_registry_repository"),
        (
            "arguments",
            "  repository_id = \"shop\"\n  format        = \"DOCKER\"\n  location      = \"europe-west1\"",
        ),
        ("key", "  kms_key_name = google_kms_crypto_key.shop.id"),
    ],
    ..TEMPLATE
};

fn holds_packages(repository: &Block) -> Checked<bool> {
    not(is_one_of(repository, "mode", &["VIRTUAL_REPOSITORY"]))
}

pub(in crate::gcp::kms) static BIGQUERY: Rule = Rule {
    id: "gcp-kms-without-customer-key-bigquery",
    guid: "6e6d7547-8122-5a84-ab25-991afde88831",
    aliases: &["gcp/kms_without_customer_key_bigquery", "CKV_GCP_80", "CKV_GCP_81"],
    targets: &["google_bigquery_dataset", "google_bigquery_table"],
    check: Check::Attributes(&[
        attribute("default_encryption_configuration.kms_key_name")
            .of(&["google_bigquery_dataset"])
            .is_present(),
        attribute("encryption_configuration.kms_key_name")
            .of(&["google_bigquery_table"])
            .is_present()
            .for_blocks(holds_rows)
            .unless(is_of_known_dataset),
    ]),
    words: &[
        ("Data", "BigQuery dataset or table is"),
        ("service", "BigQuery"),
        (
            "background",
            "A table uses the key of its dataset, and is reported only if the dataset is not part of the configuration. Views and\nexternal tables hold no rows.",
        ),
        ("attribute", "default_encryption_configuration.kms_key_name"),
        ("type", "google_bigquery_dataset"),
        ("page", "bigquery_dataset"),
        ("arguments", "  dataset_id = \"shop\"\n  location   = \"EU\""),
        (
            "key",
            "  default_encryption_configuration {\n    kms_key_name = google_kms_crypto_key.shop.id\n  }",
        ),
    ],
    ..TEMPLATE
};

/// Whether a table has rows of its own, which views and external tables do not.
fn holds_rows(table: &Block) -> Checked<bool> {
    not(value::any(["view", "external_data_configuration"], |kind| table.is_set(kind)))
}

/// Whether the dataset of a table is in the configuration: then the dataset is what is reported.
fn is_of_known_dataset(table: &Block, cx: &Cx) -> Checked<bool> {
    let is_known =
        cx.referred("google_bigquery_dataset", &["dataset_id", "id"], table, "dataset_id").exist()?;
    if !is_known {
        named_elsewhere(table, "dataset_id", "dataset")?;
    }
    Ok(is_known)
}

pub(in crate::gcp::kms) static BIGTABLE: Rule = Rule {
    id: "gcp-kms-without-customer-key-bigtable",
    guid: "27180a2e-1bd9-57d6-bf5b-01d2aee07691",
    aliases: &["gcp/kms_without_customer_key_bigtable", "CKV_GCP_85"],
    targets: &["google_bigtable_instance"],
    check: Check::Attribute(attribute("cluster.kms_key_name").is_present()),
    words: &[
        ("Data", "Bigtable instance is"),
        ("service", "Bigtable"),
        ("background", "Each cluster of an instance has a key in its own region."),
        ("attribute", "cluster.kms_key_name"),
        ("type", "google_bigtable_instance"),
        ("page", "bigtable_instance"),
        ("arguments", "  name = \"shop\""),
        (
            "key",
            "  cluster {\n    cluster_id   = \"shop\"\n    zone         = \"europe-west1-b\"\n    kms_key_name = google_kms_crypto_key.shop.id\n  }",
        ),
    ],
    ..TEMPLATE
};

pub(in crate::gcp::kms) static PUBSUB: Rule = Rule {
    id: "gcp-kms-without-customer-key-pubsub",
    guid: "aea6d3c0-d60a-5b22-aee1-527fc2ea0659",
    aliases: &["gcp/kms_without_customer_key_pubsub", "CKV_GCP_83"],
    targets: &["google_pubsub_topic"],
    check: Check::Attribute(attribute("kms_key_name").is_present()),
    words: &[
        ("Data", "Pub/Sub topic is"),
        ("service", "Pub/Sub"),
        ("background", "Unacknowledged messages are kept for seven days."),
        ("attribute", "kms_key_name"),
        ("type", "google_pubsub_topic"),
        ("page", "pubsub_topic"),
        ("arguments", "  name = \"orders\""),
        ("key", "  kms_key_name = google_kms_crypto_key.shop.id"),
    ],
    ..TEMPLATE
};

pub(in crate::gcp::kms) static SPANNER: Rule = Rule {
    id: "gcp-kms-without-customer-key-spanner",
    guid: "e2bd73e9-74b4-5212-844b-62d52044dedb",
    aliases: &["gcp/kms_without_customer_key_spanner", "CKV_GCP_93"],
    targets: &["google_spanner_database"],
    check: Check::Attribute(
        attribute("encryption_config.kms_key_name").also_named(&["kms_key_names"]).is_present(),
    ),
    words: &[
        ("Data", "Spanner database is"),
        ("service", "Spanner"),
        ("background", "An instance that spans several regions needs a key for each, in `kms_key_names`."),
        ("attribute", "encryption_config.kms_key_name"),
        ("type", "google_spanner_database"),
        ("page", "spanner_database"),
        ("arguments", "  instance = google_spanner_instance.shop.name\n  name     = \"orders\""),
        ("key", "  encryption_config {\n    kms_key_name = google_kms_crypto_key.shop.id\n  }"),
    ],
    ..TEMPLATE
};
