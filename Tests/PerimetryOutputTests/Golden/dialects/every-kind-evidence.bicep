// Access rules of network security perimeters, proposed by perimetry.
// As a deployment stack it can be undone:
// az stack group create --name STACK --resource-group GROUP --template-file rules.bicep --action-on-unmanage detachAll --deny-settings-mode none

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
  name: 'perimetry-inbound-prefixes'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      '198.51.100.0/30'
      // no evidence in the rule set
      '198.51.100.7/32'
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      '2001:db8::/48'
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      '2001:db8:1::1/128'
    ]
  }
}

resource rule_perimetry_inbound_subscriptions 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile
  name: 'perimetry-inbound-subscriptions'
  properties: {
    direction: 'Inbound'
    subscriptions: [
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      {
        id: '/subscriptions/11111111-1111-1111-1111-111111111111'
      }
    ]
  }
}

resource rule_perimetry_outbound_fqdns 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile
  name: 'perimetry-outbound-fqdns'
  properties: {
    direction: 'Outbound'
    fullyQualifiedDomainNames: [
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      'a_1.example.org'
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      'b.example.com'
    ]
  }
}

resource rule_tags_v1 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile
  name: 'tags.v1_'
  properties: {
    direction: 'Inbound'
    serviceTags: [
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      'AzureDatabricksServerless.WestEurope'
    ]
  }
}

resource perimeter_2 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = {
  name: perimeterName2
}

// Profile nsp-edge/defaultProfile
resource profile_2 'Microsoft.Network/networkSecurityPerimeters/profiles@2024-07-01' existing = {
  parent: perimeter_2
  name: 'defaultProfile'
}

resource rule_perimetry_inbound_prefixes_2 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules@2024-07-01' = {
  parent: profile_2
  name: 'perimetry-inbound-prefixes'
  properties: {
    direction: 'Inbound'
    addressPrefixes: [
      // 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
      '203.0.113.64/26'
    ]
  }
}
