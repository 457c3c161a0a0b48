extension Unicode.Scalar {
  /// As a backslash, `u` and four hexadecimal digits, or `U` and eight: what Terraform and Kusto read.
  var codePointEscape: String {
    let digits = String(value, radix: 16)
    let width = digits.count <= 4 ? 4 : 8
    let zeros = String(repeating: "0", count: width - digits.count)
    return (width == 4 ? "\\u" : "\\U") + zeros + digits
  }
}
