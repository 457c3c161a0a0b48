# Access rules of network security perimeters, proposed by perimetry.
# Set each variable to the resource id of its profile, as `az` or the portal shows it.
# The module needs, once:
#   terraform { required_providers { azapi = { source = "Azure/azapi", version = ">= 2.0" } } }

# Profile nsp-data/defaultProfile
variable "nsp_data_defaultprofile_profile_id" {
  type        = string
  description = "Resource id of the profile defaultProfile of the perimeter /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data"
}

resource "azapi_resource" "nsp_data_defaultprofile_tags" {
  type      = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01"
  name      = "tags"
  parent_id = var.nsp_data_defaultprofile_profile_id

  body = {
    properties = {
      direction = "Inbound"
      serviceTags = [
        "",
        "\u0000nul",
        "\t=1+1",
        "\r=1",
        "\u001b[2J\u001b]0;owned\u0007",
        "  =1+1",
        "![x](http://example.com/x.png)",
        "\"\\\"",
        "# heading",
        "$",
        "$$$${x}",
        "$$${x}",
        "$(reboot)",
        "$${file(\"/etc/passwd\")}",
        "%%%{x}",
        "%%{ if true }x%%{ endif }",
        "'quoted'",
        "*/ /* // #",
        "+1+1",
        "- item",
        "-2+3",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "@SUM(A1)",
        "EOT\nEOT",
        "[[x]]",
        "[click](javascript:alert(1))",
        "[concat('a', 'b')]",
        "[open",
        "[parameters('x')]",
        "\\|",
        "`id`",
        "a\nb\r\nc\td",
        "a,b;c\"d\"",
        "a\u007fb",
        "https://www.example.com/a|b",
        "it's",
        "line\u2028sep\u2029",
        "user@example.com",
        "zero\u200bwidth\ufeff",
        "{0}",
        "| pipe | `tick` ``` fence",
        "\u009b31m",
        "\u00ad",
        "é́́́́́",
        "\u202egnp.exe",
        "\u2066x\u2069",
        "漢字かな",
        "＝1+1",
        "👩\u200d👩\u200d👧",
        "\U000e0041tag",
      ]
    }
  }
}
