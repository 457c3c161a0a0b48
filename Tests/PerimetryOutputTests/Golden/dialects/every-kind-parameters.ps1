# Access rules of network security perimeters, proposed by perimetry.
# Needs the module Az.Network, signed in (Connect-AzAccount).
#Requires -Modules Az.Network
param(
  # The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
  [Parameter(Mandatory = $true)] [string] $SubscriptionId,
  # The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
  [Parameter(Mandatory = $true)] [string] $ResourceGroupName,
  # The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
  [Parameter(Mandatory = $true)] [string] $PerimeterName,
  # The name of the profile for the rules of nsp-data/defaultProfile
  [Parameter(Mandatory = $true)] [string] $ProfileName,
  # The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
  [Parameter(Mandatory = $true)] [string] $SubscriptionId2,
  # The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
  [Parameter(Mandatory = $true)] [string] $ResourceGroupName2,
  # The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
  [Parameter(Mandatory = $true)] [string] $PerimeterName2,
  # The name of the profile for the rules of nsp-edge/defaultProfile
  [Parameter(Mandatory = $true)] [string] $ProfileName2
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Profile nsp-data/defaultProfile

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
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
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'perimetry-inbound-subscriptions'
  Direction = 'Inbound'
  Subscription = @(
    @{ Id = '/subscriptions/11111111-1111-1111-1111-111111111111' }
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'perimetry-outbound-fqdns'
  Direction = 'Outbound'
  FullyQualifiedDomainName = @(
    'a_1.example.org'
    'b.example.com'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'tags.v1_'
  Direction = 'Inbound'
  ServiceTag = @(
    'AzureDatabricksServerless.WestEurope'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp-edge/defaultProfile

$rule = @{
  SubscriptionId = $SubscriptionId2
  ResourceGroupName = $ResourceGroupName2
  SecurityPerimeterName = $PerimeterName2
  ProfileName = $ProfileName2
  Name = 'perimetry-inbound-prefixes'
  Direction = 'Inbound'
  AddressPrefix = @(
    '203.0.113.64/26'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule
