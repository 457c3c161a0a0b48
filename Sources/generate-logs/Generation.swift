/// Writes an archive hour by hour and keeps count of what was meant.
struct Generation {
  struct Settings {
    let records: Int
    let shape: Shape
    let duplicates: Double
    let damage: Double
    let isWorstCase: Bool
    /// `nil` for as many as there usually are among so many records.
    let conversations: Int?
  }

  /// Conversations that an archive has at least, so that every habit is in it.
  static let fewest = 60

  private let settings: Settings
  private let window: Window
  private let estate: Estate
  private let schedule: Schedule
  private let nested: RecordText
  private let flat: FlatRecordText
  private var cast: Cast
  private var archive: Archive
  private var random: SeededRandom
  private var written = 0
  private var duplicates = 0
  private var rejects = 0
  private var foreign = 0
  private var flows: Set<Int> = []

  init(
    settings: Settings, window: Window, estate: Estate, archive: Archive, random: SeededRandom
  ) {
    self.settings = settings
    self.window = window
    self.estate = estate
    self.archive = archive
    self.random = random
    schedule = Schedule(records: settings.records, hours: window.hours)
    nested = RecordText(window: window, estate: estate)
    flat = FlatRecordText(window: window, estate: estate)
    // Two versions of the rules make nearly two flows of a conversation: some 50,000 a million records.
    let usual = settings.isWorstCase ? settings.records / 2 : settings.records / 34
    cast = Cast(
      count: max(Generation.fewest, settings.conversations ?? usual), estate: estate,
      hours: window.hours, random: &self.random)
  }

  mutating func run() throws -> Truth {
    var text: [UInt8] = []
    for hour in 0..<window.hours {
      for index in 0..<schedule.records[hour] {
        let number =
          settings.isWorstCase
          ? written / 2 % cast.conversations.count : cast.draw(hour: hour, random: &random)
        written += 1
        let time = schedule.time(of: index, inHour: hour, random: &random)
        try write(number, hour: hour, time: time, text: &text)
      }
      try archive.end(hour: hour)
    }
    try archive.end()
    var builder = TruthBuilder(window: window, estate: estate)
    for conversation in cast.conversations { builder.add(conversation) }
    return builder.truth(
      duplicates: duplicates, rejects: rejects, foreign: foreign, flows: flows.count)
  }

  private mutating func write(
    _ number: Int, hour: Int, time: Int, text: inout [UInt8]
  ) throws {
    let conversation = cast.conversations[number]
    let profile = estate.profiles[estate.resources[conversation.resource].profile]
    let isAfter = isAfter(conversation.habit, profile: profile, hour: hour)
    let record = record(of: conversation, hour: hour, time: time, isAfter: isAfter)
    cast.add(
      events: record.count, from: record.time, to: record.end ?? record.time, isAfter: isAfter,
      for: number)
    let isNewVersion = hour >= profile.changeHour
    flows.insert(number << 2 | (isAfter ? 2 : 0) | (isNewVersion ? 1 : 0))
    text.removeAll(keepingCapacity: true)
    if settings.shape == .flat {
      flat.append(record, of: conversation, to: &text)
    } else {
      nested.append(record, of: conversation, to: &text)
    }
    try archive.add(
      text, perimeter: profile.perimeter, category: record.category, isLate: random.chance(0.01))
    try spoil(text, after: record, perimeter: profile.perimeter)
  }

  private mutating func spoil(_ text: [UInt8], after record: Record, perimeter: Int) throws {
    if settings.duplicates > 0, random.chance(settings.duplicates) {
      duplicates += 1
      try archive.add(
        text, perimeter: perimeter, category: record.category, isLate: random.chance(0.5))
    }
    guard settings.damage > 0, random.chance(settings.damage) else { return }
    if random.chance(0.5) {
      foreign += 1
      try archive.add(
        foreign: Damage.foreign(at: window.text(record.time), shape: settings.shape))
    } else {
      rejects += 1
      try archive.add(
        Damage.mangled(text, random: &random), perimeter: perimeter, category: record.category)
    }
  }

  private mutating func isAfter(_ habit: Habit, profile: Profile, hour: Int) -> Bool {
    switch habit {
    case .sameVersion: random.chance(0.5)
    case .curedSource, .curedDestination, .lostRule, .versionless: hour >= profile.changeHour
    default: false
    }
  }

  private mutating func record(
    of conversation: Conversation, hour: Int, time: Int, isAfter: Bool
  ) -> Record {
    let habit = conversation.habit
    let resource = estate.resources[conversation.resource]
    let hasNoVersion = !resource.hasVersions || (habit == .versionless && isAfter)
    let operation =
      (conversation.operations.first + random.below(conversation.operations.count))
      % resource.operations.count
    let count = resource.service == .vault ? 1 : count()
    return Record(
      time: time,
      end: resource.service == .vault
        ? nil : count == 1 ? time : time + random.below(Window.ticksPerHour / 2),
      count: count, isCountQuoted: random.chance(0.7),
      category: isAfter ? habit.categories.after : habit.categories.before,
      rule: isAfter ? habit.rules.after : habit.rules.before,
      version: hasNoVersion
        ? "" : String(estate.profiles[resource.profile].version(atHour: hour)),
      operation: operation, port: 1_024 + random.below(64_512), spelling: random.below(2))
  }

  /// Half of the records stand for one event, a few for hundreds.
  private mutating func count() -> Int {
    if random.chance(0.5) { return 1 }
    return 1 + random.below(random.chance(0.02) ? 400 : 20)
  }
}
