# Undoes access rules of network security perimeters that perimetry proposed.
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
  Name = 'Perimetry-Inbound-Prefixes'
  Direction = 'Inbound'
  AddressPrefix = @(
    # there before
    '192.0.2.0/24'
    # there before
    '198.51.100.7/32'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-inbound-subscriptions'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-outbound-fqdns'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-data'
  ProfileName = 'defaultProfile'
  Name = 'tags.v1_'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp-edge/defaultProfile

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-edge'
  ProfileName = 'defaultProfile'
  Name = 'perimetry-inbound-prefixes'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule
