/// A small seeded generator (SplitMix64): the same seed, the same numbers, on every machine, so that a failing case can be
/// run again from the seed in its failure text.
public struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  public mutating func one<T>(of choices: [T]) -> T {
    choices[Int.random(in: choices.indices, using: &self)]
  }

  public mutating func isOne(in chances: Int) -> Bool {
    Int.random(in: 0..<chances, using: &self) == 0
  }
}
