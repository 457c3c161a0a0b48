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
    '198.51.100.0/30'
    '198.51.100.7/32'
    '2001:db8::/48'
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
    'a_1.example.org'
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
    '203.0.113.64/26'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule
