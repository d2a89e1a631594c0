use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "97cb0688-369a-4d26-b1f7-86c4c91231bc",
    aliases: &[
        "aws/ecs_cluster_container_insights_disabled", "CKV_AWS_65", "AVD-AWS-0034", "AWS-0034",
        "aws-ecs-enable-container-insight",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_ecs_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_insights),
    ..rule(
        "aws-ecs-cluster-without-container-insights",
        include_str!("cluster_without_container_insights.md"),
    )
};

fn check_insights(cluster: &Block, cx: &mut Cx) -> Checked {
    let settings = cluster.each("setting");
    let mut named = Vec::new();
    for setting in &settings {
        if is_insights(setting)? {
            named.push(setting);
        }
    }
    if named.is_empty()
        && !cx.anywhere("aws_ecs_account_setting_default", |it| both(is_insights(it), is_on(it)))?
    {
        let lines = ["name  = \"containerInsights\"", "value = \"enabled\""];
        cx.flag(cluster.header(), "no `setting` turns on `containerInsights`")
            .about("setting")
            .add_block(cluster, "setting", &lines);
    }
    value::each(named, |setting| {
        if !is_on(setting)? {
            let value = setting.value("value");
            let message =
                format!("`containerInsights` is `{value}`, must be `\"enabled\"` or `\"enhanced\"`");
            let finding = cx.wrong(setting, "value", message);
            finding.set(setting, "value", "\"enabled\"");
        }
        Ok(())
    })
}

fn is_insights(setting: &Block) -> Checked<bool> {
    is_one_of(setting, "name", &["containerInsights"])
}

fn is_on(setting: &Block) -> Checked<bool> {
    is_one_of(setting, "value", &["enabled", "enhanced"])
}
