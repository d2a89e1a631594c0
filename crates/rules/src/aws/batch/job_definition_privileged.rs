use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "66cd88ac-9ddf-424a-b77e-e55e17630bee",
    aliases: &["aws/batch_job_definition_with_privileged_container_properties", "CKV_AWS_210"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 250,
    targets: &["aws_batch_job_definition"],
    check: Check::Block(check_containers),
    ..rule("aws-batch-job-definition-privileged", include_str!("job_definition_privileged.md"))
};

fn check_containers(job: &Block, cx: &mut Cx) -> Checked {
    let attributes = ["container_properties", "ecs_properties", "node_properties"];
    let documents = value::each(attributes, |name| {
        let Some(document) = job.document_block(name)? else { return Ok(()) };
        value::each(containers(&document), |container| {
            if container.is_true("privileged")? {
                let at = policy::place_of(job, name, &job.value(name), container.place("privileged"));
                cx.flag(at, format!("`privileged` is `true` for a container in `{name}`"))
                    .about(name)
                    .because(&job.value(name));
            }
            Ok(())
        })
    });
    let pods = attribute("eks_properties.pod_properties.containers.security_context.privileged");
    documents.and(pods.is_false().absent_is_ok().check(job, cx))
}

/// The containers that the JSON of a job describes: itself, those of its tasks, or those of its nodes.
fn containers<'e>(document: &Block<'e>) -> Vec<Block<'e>> {
    let of_tasks = document.each("taskProperties").into_iter().flat_map(|task| task.each("containers"));
    let of_nodes = document.each("nodeRangeProperties").into_iter().flat_map(|node| node.each("container"));
    [document.clone()].into_iter().chain(of_tasks).chain(of_nodes).collect()
}
