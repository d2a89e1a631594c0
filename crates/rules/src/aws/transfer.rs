//! AWS Transfer Family: servers for SFTP, FTPS and FTP.

mod server_allows_ftp;
mod server_outdated_security_policy;
mod server_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&server_allows_ftp::RULE, &server_outdated_security_policy::RULE, &server_public::RULE];
