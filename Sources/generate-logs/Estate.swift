/// What is being watched: two perimeters that share a profile name, five profiles, and their resources.
struct Estate {
  let perimeters: [Perimeter]
  let profiles: [Profile]
  let resources: [Resource]
  /// Subscriptions of the Azure services that call in.
  let callers: [String]

  init(records: Int, hours: Int, random: inout SeededRandom) {
    let subscriptions = (0..<2).map { _ in random.guid() }
    callers = (0..<4).map { _ in random.guid() }
    perimeters = zip(subscriptions, ["nsp-production", "nsp-test"]).map { subscription, name in
      Perimeter(
        id: "/subscriptions/\(subscription)/resourceGroups/rg-network/providers/"
          + "Microsoft.Network/networkSecurityPerimeters/\(name)",
        guid: random.guid(), location: name == "nsp-test" ? "northeurope" : "westeurope")
    }
    // 9 to 10 so that a comparison of texts goes wrong; one profile whose rules never change.
    profiles = [
      Profile(
        perimeter: 0, name: "defaultProfile", oldVersion: 9, newVersion: 10,
        changeHour: hours * 3 / 5),
      Profile(
        perimeter: 0, name: "analytics", oldVersion: 3, newVersion: 4, changeHour: hours * 2 / 5),
      Profile(
        perimeter: 0, name: "partners", oldVersion: 12, newVersion: 12, changeHour: .max),
      Profile(
        perimeter: 1, name: "defaultProfile", oldVersion: 0, newVersion: 1, changeHour: hours / 2),
      Profile(
        perimeter: 1, name: "integration", oldVersion: 99, newVersion: 101,
        changeHour: hours * 3 / 4),
    ]
    let perProfile = min(80, Service.allCases.count + records / 50_000)
    var resources: [Resource] = []
    for (number, profile) in profiles.enumerated() {
      for index in 0..<perProfile {
        resources.append(
          Resource(
            service: index < Service.allCases.count
              ? Service.allCases[index] : random.pick([.storage, .storage, .sql, .vault, .openAI]),
            profile: number, subscription: subscriptions[profile.perimeter],
            number: resources.count + 1, appID: random.guid()))
      }
    }
    self.resources = resources
  }
}

extension Estate {
  /// Where a conversation is watched: what every form of a record tells first.
  func place(of conversation: Conversation) -> (Resource, Profile, Perimeter) {
    let resource = resources[conversation.resource]
    let profile = profiles[resource.profile]
    return (resource, profile, perimeters[profile.perimeter])
  }
}
