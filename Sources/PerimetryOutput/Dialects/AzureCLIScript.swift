import PerimetryModel

/// A bash script of `az network perimeter profile access-rule` commands (domain.md §4.6).
///
/// `create` writes the whole rule, one that is there included, so the script can be run again.
struct AzureCLIScript {
  private let rules: DeployableRules
  private let names: DeployableNames

  /// - Throws: ``OutputError/unusableProfile(_:)``.
  init(_ rules: DeployableRules) throws {
    self.rules = rules
    names = try DeployableNames(rules)
  }

  var text: String {
    let blocks = [heading, settings] + rules.profiles.flatMap(blocks)
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var heading: String {
    var lines = [
      "#!/usr/bin/env bash", ShellComment(rules.heading).text,
      "# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).",
    ]
    if !names.parameters.isEmpty {
      lines.append("# Takes these from the environment:")
      lines += names.parameters.map {
        ShellComment("  \($0.upperCase)  \($0.description)").text
      }
    }
    return lines.joined(separator: "\n")
  }

  private var settings: String {
    var lines = ["set -euo pipefail"]
    lines += names.parameters.map { ": \"${\($0.upperCase):?is to be set}\"" }
    if rules.form.undoes {
      lines.append("# `delete` asks before it deletes; this script is the answer.")
      lines.append("export AZURE_CORE_DISABLE_CONFIRM_PROMPT=yes")
    }
    return lines.joined(separator: "\n")
  }

  private func blocks(_ profile: DeployableRules.Profile) -> [String] {
    [ShellComment("Profile \(Shown.profileName(profile.key))").text]
      + profile.rules.map { command($0, names[profile.key]) }
  }

  private func command(_ rule: DeployableRules.Rule, _ path: DeployableNames.Path) -> String {
    var options = [
      ("subscription", word(path.subscription)), ("resource-group", word(path.group)),
      ("perimeter-name", word(path.perimeter)), ("profile-name", word(path.profile)),
      ("name", ShellScriptWord(rule.rule.name.text).text),
    ]
    if !rule.isRemoved {
      options.append(("direction", rule.rule.direction.armName))
      options.append((option(rule.rule.kind), ShellScriptWord(list(rule.rule)).text))
    }
    let verb = rule.isRemoved ? "delete" : "create"
    let lines =
      ["az network perimeter profile access-rule \(verb)"]
      + options.map { "  --\($0.0) \($0.1)" }
    // No comment may stand within a command that goes on on the next line.
    let comments = zip(rule.rule.elements, rule.reasons).map {
      ShellComment("\($0.text): \($1)").text + "\n"
    }
    return comments.joined() + lines.joined(separator: " \\\n")
  }

  private func word(_ name: DeployableNames.Name) -> String {
    switch name {
    case .literal(let text): ShellScriptWord(text).text
    case .parameter(let parameter): "\"$\(parameter.upperCase)\""
    }
  }

  private func option(_ kind: RuleElement.Kind) -> String {
    switch kind {
    case .prefix: "address-prefixes"
    case .subscription: "subscriptions"
    case .serviceTag: "service-tags"
    case .domain: "fqdn"
    }
  }

  private func list(_ rule: AccessRule) -> String {
    let texts = rule.elements.map(\.text)
    if rule.kind != .subscription { return AzureCLIList(texts).text }
    // Ids are hexadecimal digits and slashes; nothing in them has a meaning.
    return "[" + texts.map { "{id:'\($0)'}" }.joined(separator: ",") + "]"
  }
}
