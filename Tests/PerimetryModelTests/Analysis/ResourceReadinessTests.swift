import PerimetryModel
import Testing

@Suite struct ResourceReadinessTests {
  /// What the records show as enforced may be `SecuredByPerimeter` while learning (domain.md §1.4).
  @Test(arguments: [
    (AccessMode.enforced, nil, true), (.enforced, "Learning", false), (.learning, "Enforced", true),
    (.learning, nil, false), (.unknown, "enforced", true),
  ])
  func aFilesWordForTheModeGoesFirst(mode: AccessMode, declared: String?, isEnforced: Bool) {
    let resource = ResourceReadiness(
      resource: ResourceID("/a"), profile: ProfileKey(perimeter: ResourceID("/p"), name: "q"),
      status: .ready, source: .logs, mode: mode, declaredMode: declared,
      sufficiency: Sufficiency(
        firstDay: nil, days: 0, missingDays: 0, missingHours: 0, weekdays: 0, coversWeek: false,
        coversMonth: false, unseen: UnseenShare(peers: 0, peerDays: 0, once: 0, twice: 0),
        newPeers: [], split: nil))
    #expect(resource.isEnforced == isEnforced)
  }
}
