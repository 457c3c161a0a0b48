# Access rules of network security perimeters, proposed by perimetry.
# Set each variable to the resource id of its profile, as `az` or the portal shows it.

# Profile (none)
variable "profile_id" {
  type        = string
  description = "Resource id of the profile (unknown) of the perimeter (unknown)"
}

resource "azurerm_network_security_perimeter_access_rule" "tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id
  direction                             = "Inbound"

  service_tags = [
    "",
    "Example.Tag",
  ]
}

# Profile \u{0}nul/\u{0}nul
variable "nul_nul_profile_id" {
  type        = string
  description = "Resource id of the profile \u0000nul of the perimeter \u0000nul"
}

resource "azurerm_network_security_perimeter_access_rule" "nul_nul_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.nul_nul_profile_id
  direction                             = "Inbound"

  service_tags = [
    "\u0000nul",
    "Example.Tag",
  ]
}

# Profile \t=1+1/\t=1+1
variable "p_1_1_1_1_profile_id" {
  type        = string
  description = "Resource id of the profile \t=1+1 of the perimeter \t=1+1"
}

resource "azurerm_network_security_perimeter_access_rule" "p_1_1_1_1_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_1_1_1_1_profile_id
  direction                             = "Inbound"

  service_tags = [
    "\t=1+1",
    "Example.Tag",
  ]
}

# Profile \r=1/\r=1
variable "p_1_1_profile_id" {
  type        = string
  description = "Resource id of the profile \r=1 of the perimeter \r=1"
}

resource "azurerm_network_security_perimeter_access_rule" "p_1_1_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_1_1_profile_id
  direction                             = "Inbound"

  service_tags = [
    "\r=1",
    "Example.Tag",
  ]
}

# Profile \u{1b}[2j\u{1b}]0;owned\u{7}/\u{1b}[2J\u{1b}]0;owned\u{7}
variable "p_2j_0_owned_2j_0_owned_profile_id" {
  type        = string
  description = "Resource id of the profile \u001b[2J\u001b]0;owned\u0007 of the perimeter \u001b[2j\u001b]0;owned\u0007"
}

resource "azurerm_network_security_perimeter_access_rule" "p_2j_0_owned_2j_0_owned_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_2j_0_owned_2j_0_owned_profile_id
  direction                             = "Inbound"

  service_tags = [
    "\u001b[2J\u001b]0;owned\u0007",
    "Example.Tag",
  ]
}

# Profile   =1+1/  =1+1
variable "p_1_1_1_1_profile_id_2" {
  type        = string
  description = "Resource id of the profile   =1+1 of the perimeter   =1+1"
}

resource "azurerm_network_security_perimeter_access_rule" "p_1_1_1_1_tags_2" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_1_1_1_1_profile_id_2
  direction                             = "Inbound"

  service_tags = [
    "  =1+1",
    "Example.Tag",
  ]
}

# Profile x.png)/![x](http://example.com/x.png)
variable "x_png_x_http_example_com_x_png_profile_id" {
  type        = string
  description = "Resource id of the profile ![x](http://example.com/x.png) of the perimeter ![x](http://example.com/x.png)"
}

resource "azurerm_network_security_perimeter_access_rule" "x_png_x_http_example_com_x_png_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.x_png_x_http_example_com_x_png_profile_id
  direction                             = "Inbound"

  service_tags = [
    "![x](http://example.com/x.png)",
    "Example.Tag",
  ]
}

# Profile "\"/"\"
variable "profile_id_2" {
  type        = string
  description = "Resource id of the profile \"\\\" of the perimeter \"\\\""
}

resource "azurerm_network_security_perimeter_access_rule" "tags_2" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_2
  direction                             = "Inbound"

  service_tags = [
    "\"\\\"",
    "Example.Tag",
  ]
}

# Profile # heading/# heading
variable "heading_heading_profile_id" {
  type        = string
  description = "Resource id of the profile # heading of the perimeter # heading"
}

resource "azurerm_network_security_perimeter_access_rule" "heading_heading_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.heading_heading_profile_id
  direction                             = "Inbound"

  service_tags = [
    "# heading",
    "Example.Tag",
  ]
}

# Profile $/$
variable "profile_id_3" {
  type        = string
  description = "Resource id of the profile $ of the perimeter $"
}

resource "azurerm_network_security_perimeter_access_rule" "tags_3" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_3
  direction                             = "Inbound"

  service_tags = [
    "$",
    "Example.Tag",
  ]
}

# Profile $$${x}/$$${x}
variable "x_x_profile_id" {
  type        = string
  description = "Resource id of the profile $$$${x} of the perimeter $$$${x}"
}

resource "azurerm_network_security_perimeter_access_rule" "x_x_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.x_x_profile_id
  direction                             = "Inbound"

  service_tags = [
    "$$$${x}",
    "Example.Tag",
  ]
}

# Profile $${x}/$${x}
variable "x_x_profile_id_2" {
  type        = string
  description = "Resource id of the profile $$${x} of the perimeter $$${x}"
}

resource "azurerm_network_security_perimeter_access_rule" "x_x_tags_2" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.x_x_profile_id_2
  direction                             = "Inbound"

  service_tags = [
    "$$${x}",
    "Example.Tag",
  ]
}

# Profile $(reboot)/$(reboot)
variable "reboot_reboot_profile_id" {
  type        = string
  description = "Resource id of the profile $(reboot) of the perimeter $(reboot)"
}

resource "azurerm_network_security_perimeter_access_rule" "reboot_reboot_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.reboot_reboot_profile_id
  direction                             = "Inbound"

  service_tags = [
    "$(reboot)",
    "Example.Tag",
  ]
}

# Profile passwd")}/${file("/etc/passwd")}
variable "passwd_file_etc_passwd_profile_id" {
  type        = string
  description = "Resource id of the profile $${file(\"/etc/passwd\")} of the perimeter $${file(\"/etc/passwd\")}"
}

resource "azurerm_network_security_perimeter_access_rule" "passwd_file_etc_passwd_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.passwd_file_etc_passwd_profile_id
  direction                             = "Inbound"

  service_tags = [
    "$${file(\"/etc/passwd\")}",
    "Example.Tag",
  ]
}

# Profile %%{x}/%%{x}
variable "x_x_profile_id_3" {
  type        = string
  description = "Resource id of the profile %%%{x} of the perimeter %%%{x}"
}

resource "azurerm_network_security_perimeter_access_rule" "x_x_tags_3" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.x_x_profile_id_3
  direction                             = "Inbound"

  service_tags = [
    "%%%{x}",
    "Example.Tag",
  ]
}

# Profile %{ if true }x%{ endif }/%{ if true }x%{ endif }
variable "if_true_x_endif_if_true_x_endif_profile_id" {
  type        = string
  description = "Resource id of the profile %%{ if true }x%%{ endif } of the perimeter %%{ if true }x%%{ endif }"
}

resource "azurerm_network_security_perimeter_access_rule" "if_true_x_endif_if_true_x_endif_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.if_true_x_endif_if_true_x_endif_profile_id
  direction                             = "Inbound"

  service_tags = [
    "%%{ if true }x%%{ endif }",
    "Example.Tag",
  ]
}

# Profile 'quoted'/'quoted'
variable "quoted_quoted_profile_id" {
  type        = string
  description = "Resource id of the profile 'quoted' of the perimeter 'quoted'"
}

resource "azurerm_network_security_perimeter_access_rule" "quoted_quoted_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.quoted_quoted_profile_id
  direction                             = "Inbound"

  service_tags = [
    "'quoted'",
    "Example.Tag",
  ]
}

# Profile  #/*/ /* // #
variable "profile_id_4" {
  type        = string
  description = "Resource id of the profile */ /* // # of the perimeter */ /* // #"
}

resource "azurerm_network_security_perimeter_access_rule" "tags_4" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_4
  direction                             = "Inbound"

  service_tags = [
    "*/ /* // #",
    "Example.Tag",
  ]
}

# Profile +1+1/+1+1
variable "p_1_1_1_1_profile_id_3" {
  type        = string
  description = "Resource id of the profile +1+1 of the perimeter +1+1"
}

resource "azurerm_network_security_perimeter_access_rule" "p_1_1_1_1_tags_3" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_1_1_1_1_profile_id_3
  direction                             = "Inbound"

  service_tags = [
    "+1+1",
    "Example.Tag",
  ]
}

# Profile - item/- item
variable "item_item_profile_id" {
  type        = string
  description = "Resource id of the profile - item of the perimeter - item"
}

resource "azurerm_network_security_perimeter_access_rule" "item_item_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.item_item_profile_id
  direction                             = "Inbound"

  service_tags = [
    "- item",
    "Example.Tag",
  ]
}

# Profile -2+3/-2+3
variable "p_2_3_2_3_profile_id" {
  type        = string
  description = "Resource id of the profile -2+3 of the perimeter -2+3"
}

resource "azurerm_network_security_perimeter_access_rule" "p_2_3_2_3_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_2_3_2_3_profile_id
  direction                             = "Inbound"

  service_tags = [
    "-2+3",
    "Example.Tag",
  ]
}

# Profile script>/<script>alert(1)</script>
variable "script_script_alert_1_script_profile_id" {
  type        = string
  description = "Resource id of the profile <script>alert(1)</script> of the perimeter <script>alert(1)</script>"
}

resource "azurerm_network_security_perimeter_access_rule" "script_script_alert_1_script_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.script_script_alert_1_script_profile_id
  direction                             = "Inbound"

  service_tags = [
    "<script>alert(1)</script>",
    "Example.Tag",
  ]
}

# Profile c calc'!a0/=cmd|' /C calc'!A0
variable "c_calc_a0_cmd_c_calc_a0_profile_id" {
  type        = string
  description = "Resource id of the profile =cmd|' /C calc'!A0 of the perimeter =cmd|' /c calc'!a0"
}

resource "azurerm_network_security_perimeter_access_rule" "c_calc_a0_cmd_c_calc_a0_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.c_calc_a0_cmd_c_calc_a0_profile_id
  direction                             = "Inbound"

  service_tags = [
    "=cmd|' /C calc'!A0",
    "Example.Tag",
  ]
}

# Profile @sum(a1)/@SUM(A1)
variable "sum_a1_sum_a1_profile_id" {
  type        = string
  description = "Resource id of the profile @SUM(A1) of the perimeter @sum(a1)"
}

resource "azurerm_network_security_perimeter_access_rule" "sum_a1_sum_a1_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.sum_a1_sum_a1_profile_id
  direction                             = "Inbound"

  service_tags = [
    "@SUM(A1)",
    "Example.Tag",
  ]
}

# Profile [[x]]/[[x]]
variable "x_x_profile_id_4" {
  type        = string
  description = "Resource id of the profile [[x]] of the perimeter [[x]]"
}

resource "azurerm_network_security_perimeter_access_rule" "x_x_tags_4" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.x_x_profile_id_4
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "[[x]]",
  ]
}

# Profile [click](javascript:alert(1))/[click](javascript:alert(1))
variable "click_javascript_alert_1_click_javascript_alert_1_profile_id" {
  type        = string
  description = "Resource id of the profile [click](javascript:alert(1)) of the perimeter [click](javascript:alert(1))"
}

resource "azurerm_network_security_perimeter_access_rule" "click_javascript_alert_1_click_javascript_alert_1_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.click_javascript_alert_1_click_javascript_alert_1_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "[click](javascript:alert(1))",
  ]
}

# Profile [concat('a', 'b')]/[concat('a', 'b')]
variable "concat_a_b_concat_a_b_profile_id" {
  type        = string
  description = "Resource id of the profile [concat('a', 'b')] of the perimeter [concat('a', 'b')]"
}

resource "azurerm_network_security_perimeter_access_rule" "concat_a_b_concat_a_b_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.concat_a_b_concat_a_b_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "[concat('a', 'b')]",
  ]
}

# Profile [open/[open
variable "open_open_profile_id" {
  type        = string
  description = "Resource id of the profile [open of the perimeter [open"
}

resource "azurerm_network_security_perimeter_access_rule" "open_open_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.open_open_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "[open",
  ]
}

# Profile [parameters('x')]/[parameters('x')]
variable "parameters_x_parameters_x_profile_id" {
  type        = string
  description = "Resource id of the profile [parameters('x')] of the perimeter [parameters('x')]"
}

resource "azurerm_network_security_perimeter_access_rule" "parameters_x_parameters_x_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.parameters_x_parameters_x_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "[parameters('x')]",
  ]
}

# Profile \|/\|
variable "profile_id_5" {
  type        = string
  description = "Resource id of the profile \\| of the perimeter \\|"
}

resource "azurerm_network_security_perimeter_access_rule" "tags_5" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_5
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "\\|",
  ]
}

# Profile `id`/`id`
variable "id_id_profile_id" {
  type        = string
  description = "Resource id of the profile `id` of the perimeter `id`"
}

resource "azurerm_network_security_perimeter_access_rule" "id_id_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.id_id_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "`id`",
  ]
}

# Profile a\nb\r\nc\td/a\nb\r\nc\td
variable "a_b_c_d_a_b_c_d_profile_id" {
  type        = string
  description = "Resource id of the profile a\nb\r\nc\td of the perimeter a\nb\r\nc\td"
}

resource "azurerm_network_security_perimeter_access_rule" "a_b_c_d_a_b_c_d_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.a_b_c_d_a_b_c_d_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "a\nb\r\nc\td",
  ]
}

# Profile a,b;c"d"/a,b;c"d"
variable "a_b_c_d_a_b_c_d_profile_id_2" {
  type        = string
  description = "Resource id of the profile a,b;c\"d\" of the perimeter a,b;c\"d\""
}

resource "azurerm_network_security_perimeter_access_rule" "a_b_c_d_a_b_c_d_tags_2" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.a_b_c_d_a_b_c_d_profile_id_2
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "a,b;c\"d\"",
  ]
}

# Profile a\u{7f}b/a\u{7f}b
variable "a_b_a_b_profile_id" {
  type        = string
  description = "Resource id of the profile a\u007fb of the perimeter a\u007fb"
}

resource "azurerm_network_security_perimeter_access_rule" "a_b_a_b_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.a_b_a_b_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "a\u007fb",
  ]
}

# Profile eot\neot/EOT\nEOT
variable "eot_eot_eot_eot_profile_id" {
  type        = string
  description = "Resource id of the profile EOT\nEOT of the perimeter eot\neot"
}

resource "azurerm_network_security_perimeter_access_rule" "eot_eot_eot_eot_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.eot_eot_eot_eot_profile_id
  direction                             = "Inbound"

  service_tags = [
    "EOT\nEOT",
    "Example.Tag",
  ]
}

# Profile a|b/https://www.example.com/a|b
variable "a_b_https_www_example_com_a_b_profile_id" {
  type        = string
  description = "Resource id of the profile https://www.example.com/a|b of the perimeter https://www.example.com/a|b"
}

resource "azurerm_network_security_perimeter_access_rule" "a_b_https_www_example_com_a_b_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.a_b_https_www_example_com_a_b_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "https://www.example.com/a|b",
  ]
}

# Profile it's/it's
variable "it_s_it_s_profile_id" {
  type        = string
  description = "Resource id of the profile it's of the perimeter it's"
}

resource "azurerm_network_security_perimeter_access_rule" "it_s_it_s_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.it_s_it_s_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "it's",
  ]
}

# Profile line\u{2028}sep\u{2029}/line\u{2028}sep\u{2029}
variable "line_sep_line_sep_profile_id" {
  type        = string
  description = "Resource id of the profile line\u2028sep\u2029 of the perimeter line\u2028sep\u2029"
}

resource "azurerm_network_security_perimeter_access_rule" "line_sep_line_sep_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.line_sep_line_sep_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "line\u2028sep\u2029",
  ]
}

# Profile user@example.com/user@example.com
variable "user_example_com_user_example_com_profile_id" {
  type        = string
  description = "Resource id of the profile user@example.com of the perimeter user@example.com"
}

resource "azurerm_network_security_perimeter_access_rule" "user_example_com_user_example_com_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.user_example_com_user_example_com_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "user@example.com",
  ]
}

# Profile zero\u{200b}width\u{feff}/zero\u{200b}width\u{feff}
variable "zero_width_zero_width_profile_id" {
  type        = string
  description = "Resource id of the profile zero\u200bwidth\ufeff of the perimeter zero\u200bwidth\ufeff"
}

resource "azurerm_network_security_perimeter_access_rule" "zero_width_zero_width_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.zero_width_zero_width_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "zero\u200bwidth\ufeff",
  ]
}

# Profile {0}/{0}
variable "p_0_0_profile_id" {
  type        = string
  description = "Resource id of the profile {0} of the perimeter {0}"
}

resource "azurerm_network_security_perimeter_access_rule" "p_0_0_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_0_0_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "{0}",
  ]
}

# Profile | pipe | `tick` ``` fence/| pipe | `tick` ``` fence
variable "pipe_tick_fence_pipe_tick_fence_profile_id" {
  type        = string
  description = "Resource id of the profile | pipe | `tick` ``` fence of the perimeter | pipe | `tick` ``` fence"
}

resource "azurerm_network_security_perimeter_access_rule" "pipe_tick_fence_pipe_tick_fence_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.pipe_tick_fence_pipe_tick_fence_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "| pipe | `tick` ``` fence",
  ]
}

# Profile \u{9b}31m/\u{9b}31m
variable "p_31m_31m_profile_id" {
  type        = string
  description = "Resource id of the profile \u009b31m of the perimeter \u009b31m"
}

resource "azurerm_network_security_perimeter_access_rule" "p_31m_31m_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_31m_31m_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "\u009b31m",
  ]
}

# Profile \u{ad}/\u{ad}
variable "profile_id_6" {
  type        = string
  description = "Resource id of the profile \u00ad of the perimeter \u00ad"
}

resource "azurerm_network_security_perimeter_access_rule" "tags_6" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_6
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "\u00ad",
  ]
}

# Profile é́́\u{301}\u{301}\u{301}/é́́\u{301}\u{301}\u{301}
variable "e_e_profile_id" {
  type        = string
  description = "Resource id of the profile é́́́́́ of the perimeter é́́́́́"
}

resource "azurerm_network_security_perimeter_access_rule" "e_e_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.e_e_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "é́́́́́",
  ]
}

# Profile \u{202e}gnp.exe/\u{202e}gnp.exe
variable "gnp_exe_gnp_exe_profile_id" {
  type        = string
  description = "Resource id of the profile \u202egnp.exe of the perimeter \u202egnp.exe"
}

resource "azurerm_network_security_perimeter_access_rule" "gnp_exe_gnp_exe_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.gnp_exe_gnp_exe_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "\u202egnp.exe",
  ]
}

# Profile \u{2066}x\u{2069}/\u{2066}x\u{2069}
variable "x_x_profile_id_5" {
  type        = string
  description = "Resource id of the profile \u2066x\u2069 of the perimeter \u2066x\u2069"
}

resource "azurerm_network_security_perimeter_access_rule" "x_x_tags_5" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.x_x_profile_id_5
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "\u2066x\u2069",
  ]
}

# Profile 漢字かな/漢字かな
variable "profile_id_7" {
  type        = string
  description = "Resource id of the profile 漢字かな of the perimeter 漢字かな"
}

resource "azurerm_network_security_perimeter_access_rule" "tags_7" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_7
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "漢字かな",
  ]
}

# Profile ＝1+1/＝1+1
variable "p_1_1_1_1_profile_id_4" {
  type        = string
  description = "Resource id of the profile ＝1+1 of the perimeter ＝1+1"
}

resource "azurerm_network_security_perimeter_access_rule" "p_1_1_1_1_tags_4" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.p_1_1_1_1_profile_id_4
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "＝1+1",
  ]
}

# Profile 👩\u{200d}👩\u{200d}👧/👩\u{200d}👩\u{200d}👧
variable "profile_id_8" {
  type        = string
  description = "Resource id of the profile 👩\u200d👩\u200d👧 of the perimeter 👩\u200d👩\u200d👧"
}

resource "azurerm_network_security_perimeter_access_rule" "tags_8" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.profile_id_8
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "👩\u200d👩\u200d👧",
  ]
}

# Profile \u{e0041}tag/\u{e0041}tag
variable "tag_tag_profile_id" {
  type        = string
  description = "Resource id of the profile \U000e0041tag of the perimeter \U000e0041tag"
}

resource "azurerm_network_security_perimeter_access_rule" "tag_tag_tags" {
  name                                  = "tags"
  network_security_perimeter_profile_id = var.tag_tag_profile_id
  direction                             = "Inbound"

  service_tags = [
    "Example.Tag",
    "\U000e0041tag",
  ]
}
