// Access rules of network security perimeters, proposed by perimetry.
// As a deployment stack it can be undone:
// az stack group create --name STACK --resource-group GROUP --template-file rules.bicep --action-on-unmanage detachAll --deny-settings-mode none

@description('The network security perimeter; the logs do not name it.')
param perimeterName string

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/9nsp.')
param perimeterName2 string = '9nsp'

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp.')
param perimeterName3 string = 'nsp'

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-1.')
param perimeterName4 string = 'nsp-1'

resource perimeter 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName
}

// Profile unnamed
resource profile 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter
  name: 'unnamed'
}

resource rule_x 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile
  name: 'x'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      '192.0.2.0/24'
    ]
  }
}

resource perimeter_2 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName2
}

// Profile 9nsp/9
resource profile_2 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter_2
  name: '9'
}

resource rule_x_1 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile_2
  name: 'x-1'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      '192.0.2.0/24'
    ]
  }
}

resource rule_x_1_2 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile_2
  name: 'x.1'
  properties: {
    direction: 'Outbound'
    fullyQualifiedDomainNames: [
      'a.example.com'
    ]
  }
}

resource perimeter_3 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName3
}

// Profile nsp/1-a_b
resource profile_3 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter_3
  name: '1-a_b'
}

resource rule_x_2 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile_3
  name: 'x'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      '192.0.2.0/24'
    ]
  }
}

resource perimeter_4 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName4
}

// Profile nsp-1/a-b
resource profile_4 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter_4
  name: 'a-b'
}

resource rule_x_3 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile_4
  name: 'x'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      '192.0.2.0/24'
    ]
  }
}

// Profile nsp-1/a.b
resource profile_5 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter_4
  name: 'a.b'
}

resource rule_x_4 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile_5
  name: 'x'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      '192.0.2.0/24'
    ]
  }
}
