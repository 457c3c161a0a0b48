/// A PaaS resource associated with a profile, with the fragments that its records share.
struct Resource {
  let service: Service
  let profile: Int
  /// The same id in the two ways of writing it that logs mix.
  let spellings: [[UInt8]]
  let id: String
  let fqdn: [UInt8]
  let appID: [UInt8]
  let networkProtocol: [UInt8]
  let operations: [[UInt8]]
  let operationVersion: [UInt8]
  let parameters: [UInt8]

  init(service: Service, profile: Int, subscription: String, number: Int, appID: String) {
    let padded = number < 10 ? "00\(number)" : number < 100 ? "0\(number)" : "\(number)"
    let name = service.nameStem + padded
    let id =
      "/subscriptions/\(subscription)/resourceGroups/rg-data/providers/\(service.type)/\(name)"
    self.service = service
    self.profile = profile
    self.id = id.lowercased()
    spellings = [
      Array(id.utf8),
      Array(id.replacing("/resourceGroups/rg-data", with: "/resourcegroups/RG-Data").utf8),
    ]
    fqdn = Array((service.domain.isEmpty ? "" : name + service.domain).utf8)
    self.appID = Array(appID.utf8)
    networkProtocol = Array(service.networkProtocol.utf8)
    operations = service.operations.map { Array($0.utf8) }
    operationVersion = Array(service.operationVersion.utf8)
    parameters = Array(service.parameters.utf8)
  }

  /// Of the workspaces, as in the one complete record Microsoft published, records name no rules version.
  var hasVersions: Bool { service != .workspace }
}
