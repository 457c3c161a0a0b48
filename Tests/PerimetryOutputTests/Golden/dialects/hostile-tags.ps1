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
  Name = 'tags'
  Direction = 'Inbound'
  ServiceTag = @(
    ''
    ('' + [char]0x0 + 'nul')
    ('' + [char]0x9 + '=1+1')
    ('' + [char]0xd + '=1')
    ('' + [char]0x1b + '[2J' + [char]0x1b + ']0;owned' + [char]0x7)
    '  =1+1'
    '![x](http://example.com/x.png)'
    '"\"'
    '# heading'
    '$'
    '$$${x}'
    '$${x}'
    '$(reboot)'
    '${file("/etc/passwd")}'
    '%%{x}'
    '%{ if true }x%{ endif }'
    '''quoted'''
    '*/ /* // #'
    '+1+1'
    '- item'
    '-2+3'
    '<script>alert(1)</script>'
    '=cmd|'' /C calc''!A0'
    '@SUM(A1)'
    ('EOT' + [char]0xa + 'EOT')
    '[[x]]'
    '[click](javascript:alert(1))'
    '[concat(''a'', ''b'')]'
    '[open'
    '[parameters(''x'')]'
    '\|'
    '`id`'
    ('a' + [char]0xa + 'b' + [char]0xd + [char]0xa + 'c' + [char]0x9 + 'd')
    'a,b;c"d"'
    ('a' + [char]0x7f + 'b')
    'https://www.example.com/a|b'
    'it''s'
    ('line' + [char]0x2028 + 'sep' + [char]0x2029)
    'user@example.com'
    ('zero' + [char]0x200b + 'width' + [char]0xfeff)
    '{0}'
    '| pipe | `tick` ``` fence'
    ('' + [char]0x9b + '31m')
    ('' + [char]0xad)
    ('e' + [char]0x301 + [char]0x301 + [char]0x301 + [char]0x301 + [char]0x301 + [char]0x301)
    ('' + [char]0x202e + 'gnp.exe')
    ('' + [char]0x2066 + 'x' + [char]0x2069)
    ('' + [char]0x6f22 + [char]0x5b57 + [char]0x304b + [char]0x306a)
    ('' + [char]0xff1d + '1+1')
    ('' + [char]0xd83d + [char]0xdc69 + [char]0x200d + [char]0xd83d + [char]0xdc69 + [char]0x200d + [char]0xd83d + [char]0xdc67)
    ('' + [char]0xdb40 + [char]0xdc41 + 'tag')
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule
