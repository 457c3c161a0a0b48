extension DomainName {
  /// Domains under which every customer of a service has names of their own: a wildcard over one lets data out to
  /// anybody's account.
  private static let sharedSuffixes = [
    "core.windows.net", "database.windows.net", "servicebus.windows.net", "search.windows.net",
    "vault.azure.net", "azurewebsites.net", "azure-api.net", "azurecr.io", "azureedge.net",
    "azurefd.net", "azurestaticapps.net", "azuredatabricks.net", "azurecontainerapps.io",
    "azconfig.io", "azurehdinsight.net", "trafficmanager.net", "documents.azure.com",
    "openai.azure.com", "cognitiveservices.azure.com", "opinsights.azure.com",
    "monitor.azure.com", "cloudapp.azure.com", "kusto.windows.net", "onmicrosoft.com",
    "sharepoint.com", "dynamics.com", "amazonaws.com", "cloudfront.net", "googleapis.com",
    "appspot.com", "run.app", "web.app", "github.io", "githubusercontent.com", "herokuapp.com",
    "netlify.app", "vercel.app", "pages.dev", "workers.dev",
  ]

  private var labels: [Substring] { text.split(separator: ".") }

  /// The name without its first label; `nil` where what remains is no name somebody owns: one label, or such as `co.uk`.
  public var suffix: DomainName? {
    let rest = labels.dropFirst()
    guard rest.count >= 2 else { return nil }
    let isRegistry =
      rest.count == 2 && rest.last?.utf8.count == 2
      && ["ac", "co", "com", "edu", "gov", "net", "org"].contains(rest.first)
    return isRegistry ? nil : DomainName(rest.joined(separator: "."))
  }

  /// Whether names below belong to many customers of a service: it is, holds, or lies below a domain known to be shared.
  public var isShared: Bool {
    DomainName.sharedSuffixes.contains {
      text == $0 || text.hasSuffix("." + $0) || $0.hasSuffix("." + text)
    }
  }

  public func isBelow(_ suffix: DomainName) -> Bool { text.hasSuffix("." + suffix.text) }

  /// Whether a label looks made by a machine, so that the next one may be another: six digits in a row, a GUID, eight
  /// hexadecimal digits with a digit among them.
  public var isVolatile: Bool { labels.contains(where: DomainName.isVolatile) }

  private static func isVolatile(_ label: Substring) -> Bool {
    if label.contains(#/[0-9]{6}/#) || label.contains(#/[0-9a-f]{8}(-[0-9a-f]{4}){3}-/#) {
      return true
    }
    return label.matches(of: #/[0-9a-f]{8,}/#).contains {
      $0.output.contains(where: \.isNumber) && $0.output.contains(where: \.isLetter)
    }
  }
}
