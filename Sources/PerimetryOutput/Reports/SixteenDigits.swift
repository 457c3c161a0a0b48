/// A hash as people compare it: sixteen hexadecimal digits.
struct SixteenDigits {
  let text: String

  init(_ number: UInt64) {
    let digits = String(number, radix: 16)
    text = String(repeating: "0", count: 16 - digits.count) + digits
  }
}
