use super::TEMPLATE;
use crate::prelude::*;

pub(in crate::gcp::kms) static DATAFLOW: Rule = Rule {
    id: "gcp-kms-without-customer-key-dataflow",
    guid: "f0cc54e9-62a2-5925-a938-0dea25f74559",
    aliases: &["gcp/kms_without_customer_key_dataflow", "CKV_GCP_90"],
    targets: &["google_dataflow_job", "google_dataflow_flex_template_job"],
    check: Check::Attribute(attribute("kms_key_name").is_present()),
    words: &[
        ("Data", "Dataflow job is"),
        ("service", "Dataflow"),
        (
            "background",
            "The rule is about what a job stores while it runs: the workers' disks, and the data that they shuffle.",
        ),
        ("attribute", "kms_key_name"),
        ("type", "google_dataflow_job"),
        ("page", "dataflow_job"),
        (
            "arguments",
            "  name              = \"orders\"\n  template_gcs_path = \"gs://dataflow-templates/latest/Word_Count\"\n  temp_gcs_location = \"gs://shop-dataflow/temporary\"",
        ),
        ("key", "  kms_key_name = google_kms_crypto_key.shop.id"),
    ],
    ..TEMPLATE
};

pub(in crate::gcp::kms) static DATAPROC: Rule = Rule {
    id: "gcp-kms-without-customer-key-dataproc",
    guid: "df6d87ee-4d90-59a5-bf8e-8f93568484b0",
    aliases: &["gcp/kms_without_customer_key_dataproc", "CKV_GCP_91"],
    targets: &["google_dataproc_cluster"],
    check: Check::Attribute(
        attribute("cluster_config.encryption_config.kms_key_name").is_present().for_blocks(has_machines),
    ),
    words: &[
        ("Data", "Dataproc cluster is"),
        ("service", "Dataproc"),
        (
            "background",
            "The rule is about the disks of the machines, which contain the files of HDFS. A cluster on GKE has none.",
        ),
        ("attribute", "cluster_config.encryption_config.kms_key_name"),
        ("type", "google_dataproc_cluster"),
        ("page", "dataproc_cluster"),
        ("arguments", "  name   = \"shop\"\n  region = \"europe-west1\""),
        (
            "key",
            "  cluster_config {\n    encryption_config {\n      kms_key_name = google_kms_crypto_key.shop.id\n    }\n  }",
        ),
    ],
    ..TEMPLATE
};

fn has_machines(cluster: &Block) -> Checked<bool> {
    not(cluster.is_set("virtual_cluster_config"))
}

pub(in crate::gcp::kms) static DOCUMENT_AI: Rule = Rule {
    id: "gcp-kms-without-customer-key-document-ai",
    guid: "d8bbf5c0-1f5d-5849-9f7a-75c34ae7b2a8",
    aliases: &["gcp/kms_without_customer_key_document_ai", "CKV2_GCP_22", "CKV2_GCP_23"],
    targets: &["google_document_ai_processor", "google_document_ai_warehouse_location"],
    check: Check::Attribute(attribute("kms_key_name").also_named(&["kms_key"]).is_present()),
    words: &[
        ("Data", "Document AI processor or warehouse is"),
        ("service", "Document AI"),
        ("background", "For a warehouse, the argument is called `kms_key`."),
        ("attribute", "kms_key_name"),
        ("type", "google_document_ai_processor"),
        ("page", "document_ai_processor"),
        (
            "arguments",
            "  location     = \"eu\"\n  display_name = \"Invoices\"\n  type         = \"OCR_PROCESSOR\"",
        ),
        ("key", "  kms_key_name = google_kms_crypto_key.shop.id"),
    ],
    ..TEMPLATE
};

pub(in crate::gcp::kms) static VERTEX_AI: Rule = Rule {
    id: "gcp-kms-without-customer-key-vertex-ai",
    guid: "32fd3cc3-7b7b-5e56-b98b-d9e2bf327ec3",
    aliases: &[
        "gcp/kms_without_customer_key_vertex_ai", "CKV_GCP_92", "CKV_GCP_96", "CKV2_GCP_24", "CKV2_GCP_25",
        "CKV2_GCP_26",
    ],
    targets: &[
        "google_vertex_ai_dataset", "google_vertex_ai_endpoint", "google_vertex_ai_featurestore",
        "google_vertex_ai_metadata_store", "google_vertex_ai_tensorboard",
    ],
    check: Check::Attribute(attribute("encryption_spec.kms_key_name").is_present()),
    words: &[
        ("Data", "Vertex AI resource is"),
        ("service", "Vertex AI"),
        (
            "background",
            "The rule is about datasets, endpoints, feature stores, metadata stores and tensorboards.",
        ),
        ("attribute", "encryption_spec.kms_key_name"),
        ("type", "google_vertex_ai_dataset"),
        ("page", "vertex_ai_dataset"),
        (
            "arguments",
            "  display_name        = \"orders\"\n  metadata_schema_uri = \"gs://google-cloud-aiplatform/schema/dataset/metadata/tabular_1.0.0.yaml\"\n  region              = \"europe-west1\"",
        ),
        ("key", "  encryption_spec {\n    kms_key_name = google_kms_crypto_key.shop.id\n  }"),
    ],
    ..TEMPLATE
};

pub(in crate::gcp::kms) static WORKBENCH: Rule = Rule {
    id: "gcp-kms-without-customer-key-workbench",
    guid: "e2845cea-5874-562a-a302-b1834601f9d8",
    aliases: &["gcp/kms_without_customer_key_workbench", "CKV2_GCP_21", "CKV2_GCP_27", "CKV2_GCP_35"],
    targets: &["google_workbench_instance", "google_notebooks_instance", "google_notebooks_runtime"],
    check: Check::Attributes(&[
        attribute("gce_setup.boot_disk.kms_key").of(WORKBENCH_INSTANCE).is_present(),
        attribute("gce_setup.data_disks.kms_key").of(WORKBENCH_INSTANCE).is_present().absent_block_is_ok(),
        attribute("kms_key").of(&["google_notebooks_instance"]).is_present(),
        attribute("disk_encryption").of(&["google_notebooks_instance"]).one_of(&["CMEK"]).for_blocks(has_key),
        attribute("virtual_machine.virtual_machine_config.encryption_config.kms_key")
            .of(&["google_notebooks_runtime"])
            .is_present(),
    ]),
    words: &[
        ("Data", "Notebook is"),
        ("service", "Compute Engine"),
        (
            "background",
            "The rule is about the disks of a notebook, which contain the data that its users copied there. `disk_encryption` has to\nbe `CMEK` as well.",
        ),
        ("attribute", "gce_setup.boot_disk.kms_key"),
        ("type", "google_workbench_instance"),
        ("page", "workbench_instance"),
        ("arguments", "  name     = \"orders\"\n  location = \"europe-west1-b\""),
        (
            "key",
            "  gce_setup {\n    boot_disk {\n      disk_encryption = \"CMEK\"\n      kms_key         = google_kms_crypto_key.shop.id\n    }\n  }",
        ),
    ],
    ..TEMPLATE
};

const WORKBENCH_INSTANCE: &[&str] = &["google_workbench_instance"];

fn has_key(instance: &Block) -> Checked<bool> {
    instance.is_given("kms_key")
}
