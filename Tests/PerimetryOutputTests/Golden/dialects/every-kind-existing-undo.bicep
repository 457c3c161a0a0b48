// Undoes access rules of network security perimeters that perimetry proposed.
// A deployment removes nothing by itself: deploy this to the stack that made the rules:
// az stack group create --name STACK --resource-group GROUP --template-file undo.bicep --action-on-unmanage deleteResources --deny-settings-mode none
// Rules that no stack made are removed by: perimetry export azure-cli rules.json --undo

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data.')
param perimeterName string = 'nsp-data'

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge.')
param perimeterName2 string = 'nsp-edge'

resource perimeter 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName
}

// Profile nsp-data/defaultProfile
resource profile 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter
  name: 'defaultProfile'
}

resource rule_perimetry_inbound_prefixes 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile
  name: 'Perimetry-Inbound-Prefixes'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      // there before
      '192.0.2.0/24'
      // there before
      '198.51.100.7/32'
    ]
  }
}

// Removed: perimetry-inbound-subscriptions

// Removed: perimetry-outbound-fqdns

// Removed: tags.v1_

// Profile nsp-edge/defaultProfile

// Removed: perimetry-inbound-prefixes
