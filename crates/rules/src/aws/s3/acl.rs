//! Whom an ACL lets in: canned ACLs and grants, of a bucket, an `aws_s3_bucket_acl` or the registry module.

use crate::prelude::*;
use tollgate_core::value::Value;

/// Whom an ACL lets in: by its canned ACLs, and by the last part of the groups' URIs.
pub(in crate::aws) struct Audience {
    canned: &'static [&'static str],
    groups: &'static [&'static str],
}

/// Everyone on the internet.
pub(super) const EVERYONE: Audience =
    Audience { canned: &["public-read", "public-read-write"], groups: &["AllUsers"] };

/// Everyone who is signed in to an AWS account, whichever.
pub(super) const ANY_ACCOUNT: Audience =
    Audience { canned: &["authenticated-read"], groups: &["AuthenticatedUsers"] };

/// Whom S3 means by "public" (Amazon S3 User Guide, "Blocking public access", "The meaning of public").
pub(in crate::aws) const PUBLIC: Audience = Audience {
    canned: &["public-read", "public-read-write", "authenticated-read"],
    groups: &["AllUsers", "AuthenticatedUsers"],
};

/// What in an ACL lets somebody in.
pub(in crate::aws) struct Grant<'e> {
    owner: Block<'e>,
    name: &'static str,
    value: Value,
}

impl Grant<'_> {
    /// Reports it; `why` ends the sentence "`acl` is `"public-read"`".
    pub(in crate::aws) fn flag(&self, why: &str, is_declined: bool, cx: &mut Cx) {
        let path = self.owner.path_of(self.name);
        let message = format!("`{path}` is `{}`{why}", self.value);
        let finding = cx
            .flag(self.owner.place(self.name), message)
            .about(path)
            .because(&self.value)
            .pedantic_if(is_declined);
        if self.name == "acl" {
            finding.set(&self.owner, self.name, "\"private\"");
        }
    }
}

/// What in an ACL lets somebody of an audience in, and whether that is all there is to know.
pub(in crate::aws) fn grants<'e>(block: &Block<'e>, audience: &Audience) -> (Vec<Grant<'e>>, Checked) {
    let mut found = Vec::new();
    let acl = block.string("acl").map(|acl| {
        if let Some(acl) = acl.filter(|it| audience.canned.contains(&it.as_str())) {
            found.push(Grant { owner: block.clone(), name: "acl", value: acl.origin });
        }
    });
    let policies = block.each("access_control_policy");
    let grants = [block].into_iter().chain(&policies).flat_map(|it| it.each("grant"));
    let known = acl.and(value::each(grants, |grant| {
        let grantee = grant.first("grantee").unwrap_or(grant);
        if let Some(uri) = grantee.string("uri")?
            && uri.rsplit('/').next().is_some_and(|group| audience.groups.contains(&group))
        {
            found.push(Grant { owner: grantee, name: "uri", value: uri.origin });
        }
        Ok(())
    }));
    (found, known)
}

/// The check of an ACL that must not let somebody in. Where the public access block overrides it, it does not.
pub(super) fn check_audience(block: &Block, audience: &Audience, who: &str, cx: &mut Cx) -> Checked {
    let (grants, known) = grants(block, audience);
    if grants.is_empty() || super::blocks_public_acls(block, cx)? {
        return known;
    }
    let publishes = super::site::may_be_for_everybody(block, cx);
    for grant in &grants {
        let is_declined = publishes && grant.value.as_str() == Some("public-read");
        grant.flag(&format!(", which gives {who} access"), is_declined, cx);
    }
    known
}
