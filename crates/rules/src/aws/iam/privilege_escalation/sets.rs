//! The sets of actions that make an administrator.

/// For each: id, actions, how it is done, the ARN of one resource, slug and slug for roles, guids for groups, roles and
/// users.
macro_rules! sets {
    ($table:ident) => {
        $table! {
            "glue-update-dev-endpoint", ["glue:UpdateDevEndpoint"],
            "Whoever may change the SSH keys of Glue development endpoints acts with their roles.",
            "arn:aws:glue:eu-west-1:111122223333:devEndpoint/orders",
            "glue_UpdateDevEndpoint", "glue_UpdateDevEndpoint",
            "8f3c16b3-354d-45db-8ad5-5066778a9485", "eda48c88-2b7d-4e34-b6ca-04c0194aee17",
            "9b877bd8-94b4-4c10-a060-8e0436cc09fa";
            "add-user-to-group", ["iam:AddUserToGroup"],
            "Whoever may add users to groups joins the administrators.",
            "arn:aws:iam::111122223333:group/orders",
            "iam_AddUserToGroup", "iam_AddUserToGroup",
            "970ed7a2-0aca-4425-acf1-0453c9ecbca1", "b8a31292-509d-4b61-bc40-13b167db7e9c",
            "bf9d42c7-c2f9-4dfe-942c-c8cc8249a081";
            "attach-group-policy", ["iam:AttachGroupPolicy"],
            "Whoever may attach policies to groups attaches `AdministratorAccess` to their own.",
            "arn:aws:iam::111122223333:group/orders",
            "iam_AttachGroupPolicy", "iam_AttachGroupPolicy",
            "70b42736-efee-4bce-80d5-50358ed94990", "f906113d-cdc0-415a-ba60-609cc6daaf4d",
            "6d23d87e-1c5b-4308-b224-92624300f29b";
            "attach-role-policy", ["iam:AttachRolePolicy"],
            "Whoever may attach policies to roles attaches `AdministratorAccess` to their own.",
            "arn:aws:iam::111122223333:role/orders",
            "iam_AttachRolePolicy", "iam_AttachRolePolicy",
            "3dd96caa-0b5f-4a85-b929-acfac4646cc2", "f465fff1-0a0f-457d-aa4d-1bddb6f204ff",
            "e227091e-2228-4b40-b046-fc13650d8e88";
            "attach-user-policy", ["iam:AttachUserPolicy"],
            "Whoever may attach policies to users attaches `AdministratorAccess` to their own.",
            "arn:aws:iam::111122223333:user/orders",
            "iam_AttachUserPolicy", "iam_AttachUserPolicy",
            "db78d14b-10e5-4e6e-84b1-dace6327b1ec", "7c96920c-6fd0-449d-9a52-0aa431b6beaf",
            "70cb518c-d990-46f6-bc05-44a5041493d6";
            "create-access-key", ["iam:CreateAccessKey"],
            "Whoever may make access keys makes one that belongs to an administrator.",
            "arn:aws:iam::111122223333:user/orders",
            "iam_CreateAccessKey", "iam_CreateAccessKey",
            "846646e3-2af1-428c-ac5d-271eccfa6faf", "5b4d4aee-ac94-4810-9611-833636e5916d",
            "113208f2-a886-4526-9ecc-f3218600e12c";
            "create-login-profile", ["iam:CreateLoginProfile"],
            "Whoever may set first passwords signs in as an administrator who has none yet.",
            "arn:aws:iam::111122223333:user/orders",
            "iam_CreateLoginProfile", "iam_CreateLoginProfile",
            "04c686f1-e0cd-4812-88e1-4e038410074c", "9a205ba3-0dd1-42eb-8d54-2ffec836b51a",
            "0fd7d920-4711-46bd-aff2-d307d82cd8b7";
            "create-policy-version", ["iam:CreatePolicyVersion"],
            "Whoever may write new versions of policies lets their own policy allow everything.",
            "arn:aws:iam::111122223333:policy/orders",
            "iam_CreatePolicyVersion", "iam_CreatePolicyVersion",
            "ec49cbfd-fae4-45f3-81b1-860526d66e3f", "ee49557d-750c-4cc1-aa95-94ab36cbefde",
            "1743f5f1-0bb0-4934-acef-c80baa5dadfa";
            "pass-role-create-stack", ["cloudformation:CreateStack", "iam:PassRole"],
            "Whoever may make stacks and pass roles has CloudFormation act as an administrator.",
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/orders/*",
            "iam_PassRole_and_cloudformation_CreateStack", "iam_PassRole_and_cloudformation_CreateStack",
            "9b0ffadc-a61f-4c2a-b1e6-68fab60f6267", "be2aa235-bd93-4b68-978a-1cc65d49082f",
            "19ffbe31-9d72-4379-9768-431195eae328";
            "pass-role-run-instances", ["ec2:RunInstances", "iam:PassRole"],
            "Whoever may start instances and pass roles starts one that is an administrator and reads its keys.",
            "arn:aws:ec2:eu-west-1:111122223333:instance/i-0a1b2c3d4e5f67890",
            "iam_PassRole_and_ec2_RunInstances", "iam_PassRole_and_ec2_RunInstances",
            "15e6ad8c-f420-49a6-bafb-074f5eb1ec74", "30b88745-eebe-4ecb-a3a9-5cf886e96204",
            "89561b03-cb35-44a9-a7e9-8356e71606f4";
            "pass-role-create-dev-endpoint", ["glue:CreateDevEndpoint", "iam:PassRole"],
            "Whoever may make Glue development endpoints and pass roles logs in to one that is an administrator.",
            "arn:aws:glue:eu-west-1:111122223333:devEndpoint/orders",
            "iam_PassRole_and_glue_CreateDevEndpoint", "iam_PassRole_and_glue_CreateDevEndpoint",
            "7d544dad-8a6c-431c-84c1-5f07fe9afc0e", "0a592060-8166-49f5-8e65-99ac6dce9871",
            "94fbe150-27e3-4eba-9ca6-af32865e4503";
            "pass-role-create-function", ["lambda:CreateFunction", "iam:PassRole", "lambda:InvokeFunction"],
            "Whoever may make and invoke functions and pass roles runs code as an administrator.",
            "arn:aws:lambda:eu-west-1:111122223333:function:orders",
            "iam_PassRole_and_lambda_CreateFunction_and_lambda_InvokeFunction",
            "iam_PassRole_and_lambda_CreateFunction_lambda_InvokeFunction",
            "034d0aee-620f-4bf7-b7fb-efdf661fdb9e", "fa62ac4f-f5b9-45b9-97c1-625c8b6253ca",
            "8055dec2-efb8-4fe6-8837-d9bed6ff202a";
            "put-group-policy", ["iam:PutGroupPolicy"],
            "Whoever may write the inline policies of groups allows everything to their own.",
            "arn:aws:iam::111122223333:group/orders",
            "iam_PutGroupPolicy", "iam_PutGroupPolicy",
            "e77c89f6-9c85-49ea-b95b-5f960fe5be92", "d6047119-a0b2-4b59-a4f2-127a36fb685b",
            "8bfbf7ab-d5e8-4100-8618-798956e101e0";
            "put-role-policy", ["iam:PutRolePolicy"],
            "Whoever may write the inline policies of roles allows everything to their own.",
            "arn:aws:iam::111122223333:role/orders",
            "iam_PutRolePolicy", "iam_PutRolePolicy",
            "c0c1e744-0f37-445e-924a-1846f0839f69", "eb64f1e9-f67d-4e35-8a3c-3d6a2f9efea7",
            "eeb4d37a-3c59-4789-a00c-1509bc3af1e5";
            "put-user-policy", ["iam:PutUserPolicy"],
            "Whoever may write the inline policies of users allows everything to their own.",
            "arn:aws:iam::111122223333:user/orders",
            "iam_PutUserPolicy", "iam_PutUserPolicy",
            "60263b4a-6801-4587-911d-919c37ed733b", "8f75840d-9ee7-42f3-b203-b40e3979eb12",
            "0c10d7da-85c4-4d62-b2a8-d6c104f1bd77";
            "set-default-policy-version", ["iam:SetDefaultPolicyVersion"],
            "Whoever may choose the version of a policy goes back to one that allowed more.",
            "arn:aws:iam::111122223333:policy/orders",
            "iam_SetDefaultPolicyVersion", "iam_SetDefaultPolicyVersion",
            "7782d4b3-e23e-432b-9742-d9528432e771", "118281d0-6471-422e-a7c5-051bc667926e",
            "43a41523-386a-4cb1-becb-42af6b414433";
            "update-assume-role-policy", ["iam:UpdateAssumeRolePolicy", "sts:AssumeRole"],
            "Whoever may rewrite trust policies assumes the role of an administrator.",
            "arn:aws:iam::111122223333:role/orders",
            "iam_UpdateAssumeRolePolicy_and_sts_AssumeRole", "iam_UpdateAssumeRolePolicy_and_sts_AssumeRole",
            "78f1ec6f-5659-41ea-bd48-d0a142dce4f2", "f1173d8c-3264-4148-9fdb-61181e031b51",
            "33627268-1445-4385-988a-318fd9d1a512";
            "update-login-profile", ["iam:UpdateLoginProfile"],
            "Whoever may change passwords signs in as an administrator.",
            "arn:aws:iam::111122223333:user/orders",
            "iam_UpdateLoginProfile", "iam_UpdateLoginProfile",
            "ad296c0d-8131-4d6b-b030-1b0e73a99ad3", "35ccf766-0e4d-41ed-9ec4-2dab155082b4",
            "6deb34e2-5d9c-499a-801b-ea6d9eda894f";
            "lambda-update-function-code", ["lambda:UpdateFunctionCode"],
            "Whoever may replace the code of functions runs code with the role of the most powerful one.",
            "arn:aws:lambda:eu-west-1:111122223333:function:orders",
            "lambda_UpdateFunctionCode", "lambda_UpdateFunctionCode",
            "571254d8-aa6a-432e-9725-535d3ef04d69", "c583f0f9-7dfd-476b-a056-f47c62b47b46",
            "b69247e5-7e73-464e-ba74-ec9b715c6e12";
        }
    };
}
