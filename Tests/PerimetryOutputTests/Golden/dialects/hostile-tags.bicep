// Access rules of network security perimeters, proposed by perimetry.
// As a deployment stack it can be undone:
// az stack group create --name STACK --resource-group GROUP --template-file rules.bicep --action-on-unmanage detachAll --deny-settings-mode none

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data.')
param perimeterName string = 'nsp-data'

resource perimeter 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName
}

// Profile nsp-data/defaultProfile
resource profile 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter
  name: 'defaultProfile'
}

resource rule_tags 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile
  name: 'tags'
  properties: {
    direction: 'Inbound'
    serviceTags: [
      ''
      '\u{0}nul'
      '\t=1+1'
      '\r=1'
      '\u{1b}[2J\u{1b}]0;owned\u{7}'
      '  =1+1'
      '![x](http://example.com/x.png)'
      '"\\"'
      '# heading'
      '\$'
      '\$\$\${x}'
      '\$\${x}'
      '\$(reboot)'
      '\${file("/etc/passwd")}'
      '%%{x}'
      '%{ if true }x%{ endif }'
      '\'quoted\''
      '*/ /* // #'
      '+1+1'
      '- item'
      '-2+3'
      '<script>alert(1)</script>'
      '=cmd|\' /C calc\'!A0'
      '@SUM(A1)'
      'EOT\nEOT'
      '[[x]]'
      '[click](javascript:alert(1))'
      '[concat(\'a\', \'b\')]'
      '[open'
      '[parameters(\'x\')]'
      '\\|'
      '`id`'
      'a\nb\r\nc\td'
      'a,b;c"d"'
      'a\u{7f}b'
      'https://www.example.com/a|b'
      'it\'s'
      'line\u{2028}sep\u{2029}'
      'user@example.com'
      'zero\u{200b}width\u{feff}'
      '{0}'
      '| pipe | `tick` ``` fence'
      '\u{9b}31m'
      '\u{ad}'
      'é́́́́́'
      '\u{202e}gnp.exe'
      '\u{2066}x\u{2069}'
      '漢字かな'
      '＝1+1'
      '👩\u{200d}👩\u{200d}👧'
      '\u{e0041}tag'
    ]
  }
}
