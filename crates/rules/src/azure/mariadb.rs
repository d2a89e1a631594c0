//! Azure Database for MariaDB, which Azure retired in September 2025.

mod server_outdated_tls;
mod server_public;
mod server_without_geo_backups;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&server_outdated_tls::RULE, &server_public::RULE, &server_without_geo_backups::RULE];
