namespace WebConnectorSync.Simulator.Seeding;

/// <summary>What names of people, firms and places are made of.</summary>
internal static class Words
{
    public static readonly string[] First =
    [
        "Ada", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Ines", "Jack", "Karen", "Luis", "Maria", "Nora", "Oscar",
        "Petra",
        "Quinn", "Rosa", "Sam", "Tara", "Ursula", "Victor", "Wanda", "Xavier", "Yara", "Zoë", "André", "Renée", "Björn", "Siobhán",
    ];

    public static readonly string[] Last =
    [
        "Abbott", "Baker", "Castillo", "Dawson", "Ellis", "Fischer", "Garcia", "Hughes", "Iverson", "Jensen", "Keller", "Lopez", "Muñoz",
        "Nguyen", "O'Neill", "Peterson", "Quick", "Roberts", "Schmidt", "Turner", "Underwood", "Vargas", "Walker", "Young", "Zimmer",
    ];

    public static readonly string[] Trades =
    [
        "Architects", "Bakery", "Builders", "Clinic", "Consulting", "Dental", "Design", "Electric", "Foods", "Gardens", "Hardware", "Hotel",
        "Insurance", "Kitchens", "Law Group", "Logistics", "Marine", "Media", "Motors", "Partners", "Plumbing", "Printing", "Realty",
        "School",
    ];

    public static readonly string[] Streets =
        ["Main St.", "Oak Ave.", "Bayshore Rd.", "2nd Street", "Park Lane", "River Road", "Mill St.", "Hill Dr."];

    public static readonly (string City, string State, string Zip)[] Towns =
    [
        ("Bayshore", "CA", "94326"), ("Middlefield", "CA", "94482"), ("Millbrae", "CA", "94030"), ("Austin", "TX", "78701"),
        ("Albany", "NY", "12207"), ("Portland", "OR", "97205"), ("Denver", "CO", "80202"), ("Boise", "ID", "83702"),
    ];

    public static readonly string[] Work =
    [
        "Kitchen", "Office Move", "Audit", "Annual Review", "Website", "Training", "Roof Repair", "Phase 1", "Phase 2", "Support Contract",
        "Inspection", "Rollout",
    ];

    public static readonly string[] Services =
    [
        "Consulting", "Design", "Installation", "Inspection", "Training", "Project Management", "Support", "Travel Time", "Programming",
        "Drafting", "Testing", "Cleaning",
    ];
}
