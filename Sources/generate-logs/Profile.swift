/// A profile and the history of its rules: a new version begins at `changeHour`.
struct Profile {
  let perimeter: Int
  let name: String
  let oldVersion: Int
  let newVersion: Int
  /// Hours from the window's start; `Int.max` where the rules never change.
  let changeHour: Int

  func version(atHour hour: Int) -> Int { hour < changeHour ? oldVersion : newVersion }
}
