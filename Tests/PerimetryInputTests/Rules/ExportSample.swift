import Foundation
import PerimetryInput
import PerimetryModel
import Testing

/// The same three rules of one profile in every shape in which rules are exported.
struct ExportSample: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  /// Whether ids stand in it, and not only names.
  var hasIDs = true
  var extent = ExistingRules.Extent.complete

  var testDescription: String { name }

  static let perimeter =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers"
    + "/Microsoft.Network/networkSecurityPerimeters/nsp"
  static let profile = perimeter + "/profiles/defaultProfile"
  static let subscription = "/subscriptions/00000000-0000-0000-0000-000000000009"

  /// Name, direction, list, its entries as JSON.
  private static let rules = [
    ("office", "Inbound", "addressPrefixes", #"["198.51.100.0/24","2001:db8::/48"]"#),
    ("callers", "Inbound", "subscriptions", #"[{"id":"\#(subscription)"}]"#),
    ("partners", "Outbound", "fullyQualifiedDomainNames", #"["api.example.com"]"#),
  ]

  /// What the rules say, whatever the shape.
  static let elements: [String: [ExistingElement]] = [
    "office": ["198.51.100.0/24", "2001:db8::/48"].compactMap(IPPrefix.init)
      .map { .element(.prefix($0)) },
    "callers": [SubscriptionID(subscription)].compactMap { $0 }
      .map { .element(.subscription($0)) },
    "partners": [DomainName("api.example.com")].compactMap { $0 }.map { .element(.domain($0)) },
  ]

  /// Each rule written by a template in which `@name`, `@direction`, `@list` and `@entries` stand for its parts.
  private static func each(_ template: String, lists: [String: String] = [:]) -> String {
    rules.map { name, direction, list, entries in
      template.replacing("@name", with: name).replacing("@direction", with: direction)
        .replacing("@list", with: lists[list] ?? list).replacing("@entries", with: entries)
        .replacing("@profile", with: profile).replacing("@perimeter", with: perimeter)
    }.joined(separator: ",")
  }

  private static let type = "Microsoft.Network/networkSecurityPerimeters/profiles/accessRules"
  private static let nested =
    #"{"name":"@name","id":"@profile/accessRules/@name","type":"\#(type)","properties":"#
    + #"{"provisioningState":"Succeeded","direction":"@direction","@list":@entries,"#
    + #""serviceTags":[],"appliesTo":[{"resourceType":"*","features":["*"]}]},"#
    + #""systemData":{"createdByType":"User"}}"#
  private static let configured =
    #"{"name":"@name","properties":{"direction":"@direction","@list":@entries}}"#
  private static let shell = [
    "addressPrefixes": "AddressPrefix", "subscriptions": "Subscription",
    "fullyQualifiedDomainNames": "FullyQualifiedDomainName",
  ]
  private static let terraform = [
    "addressPrefixes": "address_prefixes", "subscriptions": "subscription_ids",
    "fullyQualifiedDomainNames": "fqdns",
  ]
  private static let azurerm =
    #"{"address":"azurerm_network_security_perimeter_access_rule.@name","mode":"managed","#
    + #""type":"azurerm_network_security_perimeter_access_rule","name":"@name","#
    + #""values":{"name":"@name","network_security_perimeter_profile_id":"@profile","#
    + #""direction":"@direction","service_tags":null,"@list":@entries}}"#
  private static let azapi =
    #"{"mode":"managed","type":"azapi_resource","name":"@name","values":{"name":"@name","#
    + #""type":"\#(type)@2024-07-01","parent_id":"@profile","#
    + #""body":{"properties":{"direction":"@direction","@list":@entries}}}}"#

  static let all: [ExportSample] = [
    ExportSample(name: "REST list", text: #"{"value":[\#(each(nested))],"nextLink":""}"#),
    ExportSample(name: "az, nested", text: "[\(each(nested))]"),
    ExportSample(
      name: "az, flattened",
      text: "["
        + each(
          #"{"name":"@name","id":"@profile/accessRules/@name","direction":"@direction","#
            + ##""emailAddresses":[],"@list":@entries,"resourceGroup":"rg"}"##) + "]"),
    ExportSample(
      name: "PowerShell",
      text: "["
        + each(
          #"{"Name":"@name","Id":"@profile/accessRules/@name","Direction":"@direction","#
            + ##""PhoneNumber":null,"@list":@entries,"SystemDataCreatedByType":"User"}"##,
          lists: shell) + "]"),
    ExportSample(
      name: "configuration",
      text: """
        {"value":[{"name":"x.assoc","properties":{"networkSecurityPerimeter":{"id":"\(perimeter)",\
        "location":"westus"},"resourceAssociation":{"name":"assoc","accessMode":"learning"},\
        "profile":{"name":"defaultProfile","accessRulesVersion":4,"accessRules":[\
        \(each(configured))],"enabledLogCategories":["NspPrivateInboundAllowed"]}}}]}
        """),
    ExportSample(
      name: "template",
      text: """
        {"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",\
        "contentVersion":"1.0.0.0","parameters":{"nsp":{"type":"string","defaultValue":"nsp"}},\
        "variables":{"profile":"default"},"resources":[\
        \(each(#"{"type":"\#(type)","apiVersion":"2024-07-01","#
          + #""name":"[format('{0}/{1}/{2}', parameters('NSP'), concat(variables('profile'), "#
          + #"'Profile'), '@name')]","properties":{"direction":"@direction","@list":@entries}}"#))]}
        """, hasIDs: false, extent: .excerpt),
    ExportSample(
      name: "template, children, deployed by another",
      text: """
        {"$schema":"x","contentVersion":"1.0.0.0","resources":{"inner":{"type":\
        "Microsoft.Resources/deployments","name":"inner","properties":{"parameters":{"profile":\
        {"value":"[toLower('DEFAULTPROFILE')]"}},"template":{"parameters":{"profile":{}},\
        "resources":[{"type":"Microsoft.Network/networkSecurityPerimeters","name":"nsp",\
        "resources":[{"type":"profiles","name":"[parameters('profile')]","resources":[\
        \(each(#"{"type":"accessRules","name":"@name","properties":"#
          + #"{"direction":"@direction","@list":@entries}}"#))]}]}]}}}}}
        """, hasIDs: false, extent: .excerpt),
    ExportSample(
      name: "Terraform state, shown",
      text: """
        {"format_version":"1.0","terraform_version":"1.9.0","values":{"root_module":{"resources":[],\
        "child_modules":[{"resources":[\(each(azurerm, lists: terraform))]}]}}}
        """, extent: .excerpt),
    ExportSample(
      name: "Terraform plan, azapi",
      text: """
        {"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":\
        {"resources":[\(each(azapi))]}}}
        """, extent: .excerpt),
    ExportSample(
      name: "Terraform state file",
      text: """
        {"version":4,"terraform_version":"1.9.0","resources":[\
        \(each(#"{"mode":"managed","type":"azurerm_network_security_perimeter_access_rule","#
          + ##""name":"r","instances":[{"attributes":{"name":"@name","direction":"@direction","##
          + ##""network_security_perimeter_profile_id":"@profile","@list":@entries}}]}"##,
          lists: terraform))]}
        """, extent: .excerpt),
    ExportSample(
      name: "perimetry",
      text: """
        {"format":"perimetry-rule-set","formatVersion":1,"profiles":[{"perimeter":"\(perimeter)",\
        "profile":"defaultProfile","rules":[\
        \(each(##"{"name":"@name","direction":"@direction","@list":@entries}"##))]}]}
        """, extent: .excerpt),
  ]
}
