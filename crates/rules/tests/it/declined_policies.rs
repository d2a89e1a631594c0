//! What policies do not grant although a statement says so, and whom their conditions admit.

use crate::declined::{accepted, declined, silent};

const BOUNDARY: &str = "resource \"aws_iam_role\" \"r\" {\n  name = \"deploy\"\n  permissions_boundary = \"arn:aws:iam::1:policy/b\"\n}\n";

/// A managed policy of statements in JSON.
fn policy(statements: &str) -> String {
    format!(
        "resource \"aws_iam_policy\" \"p\" {{\n  policy = jsonencode({{\n    Statement = [\n      {statements}\n    ]\n  }})\n}}\n"
    )
}

fn allow(action: &str, rest: &str) -> String {
    format!("{{ Effect = \"Allow\", Action = \"{action}\", Resource = \"*\" {rest} }}")
}

fn deny(actions: &str, rest: &str) -> String {
    format!("{{ Effect = \"Deny\", {actions}, Resource = \"*\" {rest} }}")
}

const UNCONDITIONAL: [(&str, &str); 6] = [
    ("aws-iam-policy-allows-all-of-iam", "iam:*"),
    ("aws-iam-policy-allows-all-of-s3", "s3:*"),
    ("aws-iam-policy-passes-any-role", "iam:PassRole"),
    ("aws-iam-identity-policy-full-access", "*"),
    ("aws-iam-policy-document-full-access", "*"),
    ("aws-iam-policy-unconstrained-data", "s3:GetObject"),
];

#[test]
fn what_the_same_policy_denies() {
    for (rule, action) in UNCONDITIONAL {
        let (allowed, all) = (allow(action, ""), "NotAction = [\"ec2:*\"]");
        accepted(rule, &policy(&allowed));
        silent(rule, &policy(&format!("{allowed}, {}", deny(all, ""))));
        // Not on every resource, or not always.
        let elsewhere = deny(all, "").replace("Resource = \"*\"", "Resource = \"arn:aws:s3:::logs/*\"");
        accepted(rule, &policy(&format!("{allowed}, {elsewhere}")));
        let sometimes = deny(all, ", Condition = { Bool = { \"aws:SecureTransport\" = \"false\" } }");
        accepted(rule, &policy(&format!("{allowed}, {sometimes}")));
    }
}

#[test]
fn all_of_iam_less_some_of_it() {
    let rule = "aws-iam-policy-allows-all-of-iam";
    let less = |actions: &str| policy(&format!("{}, {}", allow("iam:*", ""), deny(actions, "")));
    accepted(rule, &less("Action = [\"iam:CreateUser\", \"iam:CreateAccessKey\"]"));
    let ways = "Action = [\"iam:Attach*\", \"iam:Put*\", \"iam:Update*\", \"iam:*PolicyVersion\", \"iam:AddUserToGroup\", \"iam:CreateLoginProfile\", \"iam:CreateAccessKey\"]";
    silent(rule, &less(ways));
    // All but IAM is what the managed policy PowerUserAccess grants.
    let full = format!("{}, {}", allow("*", ""), deny("Action = \"iam:*\"", ""));
    declined("aws-iam-identity-policy-full-access", &policy(&full));
}

#[test]
fn all_of_iam_under_a_condition_that_keeps_nobody_from_it() {
    let rule = "aws-iam-policy-allows-all-of-iam";
    let under = |test: &str| policy(&allow("iam:*", &format!(", Condition = {{ {test} }}")));
    accepted(rule, &under("StringEquals = { \"aws:RequestedRegion\" = [\"us-east-1\", \"eu-west-1\"] }"));
    accepted(rule, &under("StringNotEquals = { \"aws:requestedregion\" = \"eu-west-1\" }"));
    silent(rule, &under("StringEquals = { \"aws:RequestedRegion\" = \"eu-west-1\" }"));
    silent(rule, &under("StringEquals = { \"iam:PermissionsBoundary\" = \"arn\" }"));
    declined(rule, &under("Bool = { \"aws:MultiFactorAuthPresent\" = \"true\" }"));
    let mfa = allow("*", ", Condition = { Bool = { \"aws:MultiFactorAuthPresent\" = true } }");
    declined("aws-iam-identity-policy-full-access", &policy(&mfa));
    let without = allow("*", ", Condition = { Bool = { \"aws:MultiFactorAuthPresent\" = false } }");
    accepted("aws-iam-identity-policy-full-access", &policy(&without));
}

#[test]
fn permissions_boundaries_grant_nothing() {
    let limit = "resource \"aws_iam_role\" \"r\" {\n  permissions_boundary = aws_iam_policy.p.arn\n}\n";
    let document = "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [\"iam:*\", \"*\"]\n    resources = [\"*\"]\n  }\n}\nresource \"aws_iam_policy\" \"p\" {\n  policy = data.aws_iam_policy_document.d.json\n}\n";
    let given = "resource \"aws_iam_role_policy\" \"i\" {\n  role = \"deploy\"\n  policy = data.aws_iam_policy_document.d.json\n}\n";
    for (rule, action) in UNCONDITIONAL {
        silent(rule, &format!("{}{limit}", policy(&allow(action, ""))));
    }
    for rule in ["aws-iam-policy-allows-all-of-iam", "aws-iam-policy-document-full-access"] {
        silent(rule, &format!("{document}{limit}"));
        let alone = document.split("resource \"").next().unwrap();
        silent(rule, &alone.replace("\"d\"", "\"permissions_boundary\""));
    }
    for rule in ["aws-iam-policy-allows-all-of-iam", "aws-iam-identity-policy-full-access"] {
        accepted(rule, &format!("{document}{limit}{given}"));
    }
}

#[test]
fn policies_of_who_has_a_permissions_boundary() {
    let attachment = |kind: &str, named: &str| {
        format!(
            "resource \"aws_iam_{kind}_policy_attachment\" \"a\" {{\n  {kind} = \"{named}\"\n  policy_arn = aws_iam_policy.p.arn\n}}\n"
        )
    };
    let own = "resource \"aws_iam_policy\" \"b\" {\n  policy = jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"iam:*\", Resource = \"*\" }] })\n}\n";
    for (rule, action) in [UNCONDITIONAL[0], UNCONDITIONAL[2], UNCONDITIONAL[3]] {
        let of_role = format!("{}{}", policy(&allow(action, "")), attachment("role", "deploy"));
        silent(rule, &format!("{of_role}{BOUNDARY}"));
        accepted(rule, &of_role);
        accepted(rule, &format!("{of_role}{BOUNDARY}{}", attachment("group", "admins")));
        accepted(rule, &format!("{of_role}{}", BOUNDARY.replace("\"arn:aws:iam::1:policy/b\"", "null")));
    }
    // A boundary that limits nothing.
    let of_role = format!("{}{}", policy(&allow("iam:*", "")), attachment("role", "deploy"));
    let wide = BOUNDARY.replace("\"arn:aws:iam::1:policy/b\"", "aws_iam_policy.b.arn");
    accepted(UNCONDITIONAL[0].0, &format!("{of_role}{wide}{own}"));
}

/// Rules about policies of resources, with the resource and the attribute of the policy.
const PUBLIC: [(&str, &str, &str); 9] = [
    ("aws-sns-topic-public", "aws_sns_topic_policy", "policy"),
    ("aws-sqs-queue-policy-public", "aws_sqs_queue_policy", "policy"),
    ("aws-ecr-repository-public", "aws_ecr_repository_policy", "policy"),
    ("aws-glacier-vault-policy-public", "aws_glacier_vault", "access_policy"),
    ("aws-s3-bucket-policy-any-principal", "aws_s3_bucket_policy", "policy"),
    ("aws-kms-key-policy-public", "aws_kms_key", "policy"),
    ("aws-secretsmanager-secret-policy-public", "aws_secretsmanager_secret_policy", "policy"),
    ("aws-ses-identity-policy-public", "aws_ses_identity_policy", "policy"),
    ("aws-efs-file-system-policy-public", "aws_efs_file_system_policy", "policy"),
];

fn public(kind: &str, attribute: &str, test: &str) -> String {
    format!(
        "resource \"{kind}\" \"p\" {{\n  {attribute} = jsonencode({{\n    Statement = [{{ Effect = \"Allow\", Principal = {{ AWS = \"*\" }}, Action = \"*\", Resource = \"*\", Condition = {{ {test} }} }}]\n  }})\n}}\n"
    )
}

#[test]
fn conditions_that_name_the_caller() {
    for (rule, kind, attribute) in PUBLIC {
        let of = |test: &str| public(kind, attribute, test);
        for test in [
            "StringLike = { \"aws:userId\" = [\"AROAEXAMPLE:*\", \"111122223333\"] }",
            "StringLike = { \"AWS:userid\" = \"${aws_iam_role.r.unique_id}:*\" }",
            "StringEquals = { \"AWS:PrincipalOrgID\" = \"o-a1b2c3d4e5\" }",
            "StringEquals = { \"aws:PrincipalServiceName\" = \"cloudtrail.amazonaws.com\" }",
            "Bool = { \"aws:PrincipalIsAWSService\" = \"true\" }",
            "ArnLike = { \"lambda:SourceFunctionArn\" = \"arn:aws:lambda:eu-west-1:111122223333:function:f\" }",
            "StringEquals = { \"aws:Ec2InstanceSourceVpc\" = \"vpc-1\" }",
            "\"ForAnyValue:StringLike\" = { \"aws:VpceOrgPaths\" = [\"o-a1b2c3d4e5/*\"] }",
        ] {
            silent(rule, &of(test));
        }
        for test in [
            "StringLike = { \"aws:userid\" = \"*:session\" }",
            "StringEquals = { \"aws:userid\" = \"anonymous\" }",
            "Bool = { \"aws:PrincipalIsAWSService\" = \"false\" }",
            "Bool = { \"aws:SecureTransport\" = \"true\" }",
        ] {
            accepted(rule, &of(test));
        }
    }
}

#[test]
fn conditions_that_name_addresses() {
    let by_caller = [
        "aws-kms-key-policy-public", "aws-secretsmanager-secret-policy-public",
        "aws-efs-file-system-policy-public",
    ];
    for (rule, kind, attribute) in PUBLIC.into_iter().filter(|(rule, ..)| !by_caller.contains(rule)) {
        let from =
            |ranges: &str| public(kind, attribute, &format!("IpAddress = {{ \"aws:SourceIp\" = {ranges} }}"));
        declined(rule, &from("[\"203.0.113.0/24\", \"198.51.100.7/32\"]"));
        accepted(rule, &from("[\"0.0.0.0/1\", \"128.0.0.0/1\"]"));
        accepted(rule, &from("[\"203.0.113.0/24\", \"0.0.0.0/0\"]"));
    }
}

#[test]
fn a_managed_policy_that_is_looked_up_and_attached_to_nobody() {
    let rule = "aws-iam-attachment-of-administrator-access";
    let looked_up = "data \"aws_iam_policy\" \"admin\" {\n  name = \"AdministratorAccess\"\n}\n";
    declined(rule, looked_up);
    let attached = |kind: &str| {
        format!("{looked_up}resource \"{kind}\" \"a\" {{\n  policy_arn = data.aws_iam_policy.admin.arn\n}}\n")
    };
    declined(rule, &attached("aws_iam_role_policy_attachment"));
    declined(rule, &attached("aws_iam_group_policy_attachment"));
    let role = "resource \"aws_iam_role\" \"r\" {\n  managed_policy_arns = [data.aws_iam_policy.admin.arn]\n  assume_role_policy = jsonencode({ Statement = [{ Effect = \"Allow\", Action = \"sts:AssumeRole\", Principal = { Service = \"ec2.amazonaws.com\" } }] })\n}\n";
    accepted(rule, &format!("{looked_up}{role}"));
}
