//! Resources that refer to each other: 20,000 of each in one root at 4n.

use super::{Family, each, main_tf};

pub(super) static FAMILIES: &[Family] = &[Family::new("buckets with public access blocks", 5_000, |n| {
    main_tf(each(n, |i| {
        format!(
            "resource \"aws_s3_bucket\" \"b{i}\" {{\n  bucket = \"bucket-{i}\"\n}}\n\n\
             resource \"aws_s3_bucket_public_access_block\" \"b{i}\" {{\n  bucket = aws_s3_bucket.b{i}.id\n}}\n\n"
        )
    }))
})];
