use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7sdj7dsj8-f348-4f95-845c-1090e41a615c",
    aliases: &["gcp/pubsub_topic_is_public", "CKV_GCP_99"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &["google_pubsub_topic_iam_member", "google_pubsub_topic_iam_binding", "data.google_iam_policy"],
    check: Check::Block(check_members),
    ..rule("gcp-pubsub-topic-public", include_str!("topic_public.md"))
};

fn check_members(grants: &Block, cx: &mut Cx) -> Checked {
    iam::refuse_public(grants, &["google_pubsub_topic_iam_policy"], cx)
}
