namespace RoleCatalog.Benchmarks.Searching.Generating;

internal static class English
{
    public static readonly Sentences Sentences = new(
        [
            (
                0.80,
                [
                    "You join a team of {thing} people in {name}, close to our customers.",
                    "Our team looks after {thing} and {thing} for {name}.",
                    "You are the one in the team who can {do} the {kind} {thing}.",
                    "The team meets every morning, and plans {thing} for two weeks.",
                ]
            ),
            (
                0.03,
                [
                    "You work side by side with a software engineer and a designer on {thing}.",
                    "Every software engineer here takes part in {thing} and in {thing}.",
                ]
            ),
            (0.004, ["The services run on Kubernetes, in the regions of {name}."]),
            (0.02, ["Those who write Java and Spring today will find their way quickly."]),
            (0.01, ["Events go through Kafka, and {thing} is built from them."]),
            (0.03, ["Some of our tools are written in Python; that helps, and is no condition."]),
        ],
        [
            "You {do} {thing} and {thing} for {kind} customers such as {name}.",
            "You {do} the {kind} {thing}, from the first idea until it is in use.",
            "Together with {name} you {do} {thing} and make it better each quarter.",
            "We offer {kind} {thing}, a budget for learning, and health insurance.",
            "You know how to {do} {thing}, and explain it in plain words.",
            "In your first months you {do} {thing} for the {name} programme.",
            "We are looking for someone who likes to {do} {kind} {thing}.",
            "Experience with {thing} or {thing} is welcome, {kind} {thing} can be learnt here.",
            "{name} is one of the {kind} providers of {thing} in the region.",
            "You report to the head of {thing} and {do} {thing} every month.",
            "Working hours are {kind}; {thing} and {thing} are part of the job.",
            "You have an eye for {kind} {thing} and the patience to {do} it.",
        ],
        [
            .. "services,customers,reports,quality,data,processes,systems,products,planning,projects,operations,documents,budgets,orders,deliveries,training,software,safety,documentation,suppliers".Split(
                ','
            ),
            .. "invoices,contracts,inventory,campaigns,analysis,requirements,standards,support,reviews,improvements,schedules,meetings,releases,monitoring,incidents,dashboards,payments,designs,tests,research".Split(
                ','
            ),
            .. "forecasts,audits,stock,equipment,maintenance,compliance,interfaces,platforms,applications,accounts,presentations,proposals,negotiations,records,targets,sales,branches,shipments,patients,lessons".Split(
                ','
            ),
            .. "prototypes,content,translations,surveys,experiments,backups,networks,devices,warehouses,routes,claims,policies,taxes,payroll,interviews,onboarding,workshops,catalogues,prices,returns".Split(
                ','
            ),
        ],
        [
            .. "manage,build,improve,support,develop,plan,prepare,coordinate,maintain,analyse,design,review,deliver,organise,monitor,test,document,operate,measure,present".Split(
                ','
            ),
            .. "automate,introduce,check,simplify,negotiate,schedule,procure,assemble,inspect,translate,forecast,reconcile,migrate,integrate,restructure,calibrate".Split(
                ','
            ),
        ],
        [
            .. "new,large,digital,daily,regional,international,reliable,modern,internal,complex,growing,technical,flexible,public,financial,commercial,medical,industrial,sustainable,strategic".Split(
                ','
            ),
            .. "seasonal,automated,distributed,critical,rural,maritime,bilingual,experimental,certified,handmade".Split(
                ','
            ),
        ]
    );
}
