# Access rules of network security perimeters, proposed by perimetry.
# Needs the module Az.Network, signed in (Connect-AzAccount).
#Requires -Modules Az.Network

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Profile nsp-data/defaultProfile

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-inbound-prefixes'
  Direction = 'Inbound'
  AddressPrefix = @(
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    '198.51.100.0/30'
    # no evidence in the rule set
    '198.51.100.7/32'
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    '2001:db8::/48'
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    '2001:db8:1::1/128'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-inbound-subscriptions'
  Direction = 'Inbound'
  Subscription = @(
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    @{ Id = '/subscriptions/11111111-1111-1111-1111-111111111111' }
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-outbound-fqdns'
  Direction = 'Outbound'
  FullyQualifiedDomainName = @(
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    'a_1.example.org'
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    'b.example.com'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'tags.v1_'
  Direction = 'Inbound'
  ServiceTag = @(
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    'AzureDatabricksServerless.WestEurope'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp-edge/defaultProfile

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-edge'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-inbound-prefixes'
  Direction = 'Inbound'
  AddressPrefix = @(
    # 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
    '203.0.113.64/26'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule
